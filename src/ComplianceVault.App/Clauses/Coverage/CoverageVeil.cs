using ComplianceVault.App.Platform.Access;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>Takes out of a judged matrix what its reader may not see (decision 11, R09): names of documents and forms that are not open to them, and verdicts with all they rest on.</summary>
internal static class CoverageVeil
{
    public static CoverageMatrix For(Actor actor, CoverageMatrix matrix)
    {
        var rows = matrix.Rows.Select(r => r with
        {
            Documents = [.. r.Documents.Select(Named)],
            Forms = [.. r.Forms.Select(f => f with { Form = Named(f.Form) })],
            Clause = r.Clause with { Documents = [.. r.Clause.Documents.Select(Named)], Forms = [.. r.Clause.Forms.Select(Named)] },
        });
        if (actor.IsExternal)
            rows = rows.Select(r => r with { Documents = [.. r.Documents.Where(d => d.IsOpen)], Forms = [.. r.Forms.Where(f => f.Form.IsOpen)] });
        return matrix with { Rows = [.. CoverageQueries.ShowsVerdicts(actor) ? rows : rows.Select(WithoutVerdict)] };
    }

    private static DocumentFact Named(DocumentFact document) => document.IsOpen ? document : document with { Id = Guid.Empty, Number = "", Title = "", Label = null, Section = null };

    private static FormFact Named(FormFact form) => form.IsOpen ? form : form with { Number = "", Title = FormFact.Unnamed };

    private static CoverageRow WithoutVerdict(CoverageRow row) => row with
    {
        Forms = [.. row.Forms.Select(f => new FormEvidence(f.Form, 0, null, null))],
        Records = 0,
        Newest = null,
        Freshness = null,
        DutiesDue = 0,
        Findings = null,
        Verdict = null,
        WorstLeaf = null,
        Criteria = [],
        Cells = row.Cells.Where(c => c.Value.Duty is not null).ToDictionary(c => c.Key, c => new DepartmentCell(c.Value.Duty, null, 0)),
        Reasons = [],
    };
}

using ComplianceVault.App.Platform.Access;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>
/// Takes out of a judged matrix what its reader may not see (decision 11, R09): names of documents and forms that are not open to them, and verdicts with all they rest on.
/// To whom records were granted, those are counted, and no others.
/// </summary>
internal static class CoverageVeil
{
    /// <param name="granted">By number of the form; null: no records were granted, or who asks works here.</param>
    public static CoverageMatrix For(Actor actor, CoverageMatrix matrix, IReadOnlyDictionary<string, KeptRecords>? granted = null)
    {
        var rows = matrix.Rows.Select(r => r with
        {
            Documents = [.. r.Documents.Select(Named)],
            Forms = [.. r.Forms.Select(f => f with { Form = Named(f.Form) })],
            Clause = r.Clause with { Documents = [.. r.Clause.Documents.Select(Named)], Forms = [.. r.Clause.Forms.Select(Named)] },
        });
        if (actor.IsExternal)
            rows = rows.Select(r => r with { Documents = [.. r.Documents.Where(d => d.IsOpen)], Forms = [.. r.Forms.Where(f => f.Form.IsOpen)] });
        rows = CoverageQueries.ShowsVerdicts(actor) ? rows : rows.Select(WithoutVerdict);
        if (actor is { IsExternal: true, Grant: not { DocumentsInForce: true } })
            rows = rows.Select(WithoutPart);
        return matrix with { Rows = [.. granted is null ? rows : rows.Select(r => Counted(r, granted))] };
    }

    private static CoverageRow Counted(CoverageRow row, IReadOnlyDictionary<string, KeptRecords> granted)
    {
        var forms = row.Forms.Select(f => granted.TryGetValue(f.Form.Number, out var kept) ? f with { Records = kept.Count, Newest = kept.Newest } : f with { Records = 0, Newest = null }).ToList();
        return row with { Forms = forms, Records = forms.Sum(f => f.Records), Newest = forms.Max(f => f.Newest) };
    }

    /// <summary>Who has which part in a clause is told by the documents.</summary>
    private static CoverageRow WithoutPart(CoverageRow row) => row with
    {
        Clause = row.Clause with { Leads = [], Supporting = [], Owner = null },
        Cells = new Dictionary<string, DepartmentCell>(),
    };

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

using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>Something that leans on the document; <paramref name="Quotes"/> are the sentences in which another document names it.</summary>
public sealed record OpenReference(ReferenceKind Kind, string Key, string Title, IReadOnlyList<string> Quotes);

/// <summary>A form in use that closes with its document.</summary>
public sealed record ClosingForm(string Number, string Title);

/// <summary>What a withdrawal would leave behind, and the forms that close with the document.</summary>
public sealed record OpenReferences(IReadOnlyList<OpenReference> All, IReadOnlyList<ClosingForm> Forms)
{
    /// <summary>More records in work than these are closed first.</summary>
    private const int MostRecords = 50;

    /// <summary>
    /// Read with the rights of the program: what leans on a document does so whoever may read it. Refuses with <c>withdrawal.too-many-references</c>, because what
    /// is not listed cannot be followed up.
    /// </summary>
    internal static async Task<Result<OpenReferences>> OfAsync(VaultDbContext db, Document document, DateOnly today, CancellationToken ct)
    {
        var everybody = Actor.Program(new ActSession("references", ActSource.Job));
        var forms = await FormsInUse.UnderAsync(db, document.Number, document.Id, ct);
        List<string> numbers = [.. forms.Select(f => f.Number)];
        var citing = await CitingDocuments.OfAsync(db, everybody, document, numbers, null, null, ct);
        if (citing.Total > citing.Rows.Count)
            return Error.Conflict("withdrawal.too-many-references", citing.Total);
        var records = await RecordsInWork.OfFormsAsync(db, numbers, MostRecords + 1, ct);
        if (records.Count > MostRecords)
            return Error.Conflict("withdrawal.too-many-references", records.Count);
        var duties = await DutiesOfForms.OfAsync(db, numbers, today, ct);
        var clauses = await SoleAnswers.OfAsync(db, document.Id, ct);
        return new OpenReferences(
            [
                .. citing.Rows.Select(c => new OpenReference(ReferenceKind.Citing, c.Number, c.Title, [.. c.Places.Select(p => p.Quote).Distinct()])),
                .. duties.Select(d => new OpenReference(ReferenceKind.Duty, d.Code, d.Title, [])),
                .. records.Select(r => new OpenReference(ReferenceKind.Record, r.Name, r.Title, [])),
                .. clauses.Select(c => new OpenReference(ReferenceKind.Clause, c.Number, c.Title, [])),
            ],
            [.. forms.Where(f => f.Number != document.Number).Select(f => new ClosingForm(f.Number, f.Title))]);
    }

    /// <summary>The refusal for what no follow-up names, or null.</summary>
    internal Error? RefusalFor(IEnumerable<(ReferenceKind Kind, string Key)> followed)
    {
        var named = followed.ToHashSet();
        var missing = All.Where(r => !named.Contains((r.Kind, r.Key))).ToList();
        return missing.Count == 0 ? null : Error.Conflict("withdrawal.reference-open", string.Join('、', missing.Select(r => $"{r.Key} {r.Title}")));
    }
}

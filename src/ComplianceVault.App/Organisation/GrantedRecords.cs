using ComplianceVault.App.Clauses;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Which records are granted: those of the named clauses whose event lies between the days, both included. 受限 and 保密 only of forms that are named too.</summary>
public sealed record RecordGrantInput(IReadOnlyList<string> Clauses, DateOnly From, DateOnly To, IReadOnlyList<string> RestrictedForms);

/// <summary>From the clauses of a grant to the forms whose records prove them. Asked anew with every act, so that a form linked or unlinked counts at once.</summary>
internal static class GrantedRecords
{
    public const int LongestList = 1000;

    public static string? Join(IReadOnlyList<string>? named) => named is null or { Count: 0 } ? null : string.Join(' ', named.Distinct());

    public static IReadOnlyList<string> Split(string? joined) => joined?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Null: no records were granted.</summary>
    public static async Task<RecordAccess?> OfAsync(VaultDbContext db, ExternalGrant grant, CancellationToken ct) =>
        grant is { RecordClauses: not null, RecordsFrom: { } from, RecordsTo: { } to }
            ? new RecordAccess(await FormsAsync(db, Split(grant.RecordClauses), ct), from, to, Split(grant.RestrictedForms))
            : null;

    /// <summary>Refusals: <c>grants.no-clause</c>, <c>grants.too-many</c>, <c>clauses.not-found</c>, <c>organisation.period-invalid</c>, <c>grants.form-elsewhere</c> (a form that proves none of the clauses).</summary>
    public static async Task<Error?> RefusalAsync(VaultDbContext db, RecordGrantInput input, CancellationToken ct)
    {
        if (input.Clauses.Count == 0)
            return Error.Invalid("grants.no-clause");
        if (input.To < input.From)
            return Error.Invalid("organisation.period-invalid");
        if (Join(input.Clauses)!.Length > LongestList || Join(input.RestrictedForms)?.Length > LongestList)
            return Error.Invalid("grants.too-many");
        var known = await db.Set<Clause>().Where(c => input.Clauses.Contains(c.Number)).Select(c => c.Number).ToListAsync(ct);
        if (input.Clauses.Except(known).FirstOrDefault() is { } unknown)
            return Error.NotFound("clauses.not-found", unknown);
        var forms = await FormsAsync(db, input.Clauses, ct);
        return input.RestrictedForms.Except(forms).FirstOrDefault() is { } elsewhere ? Error.Invalid("grants.form-elsewhere", elsewhere) : null;
    }

    /// <summary>Numbers of the forms that prove one of the clauses, or one below it, today.</summary>
    private static async Task<IReadOnlyList<string>> FormsAsync(VaultDbContext db, IReadOnlyList<string> clauses, CancellationToken ct)
    {
        var links = await db.Set<FormClause>().AsNoTracking().Where(c => c.To == null).Join(db.Set<Form>(), c => c.FormId, f => f.Id, (c, f) => new { c.Clause, f.Number }).ToListAsync(ct);
        var named = clauses.Select(ClauseNumber.TryParse).OfType<ClauseNumber>().ToList();
        return [.. links.Where(l => ClauseNumber.TryParse(l.Clause) is { } own && named.Exists(n => n == own || n.IsAncestorOf(own))).Select(l => l.Number).Distinct().Order(StringComparer.Ordinal)];
    }
}

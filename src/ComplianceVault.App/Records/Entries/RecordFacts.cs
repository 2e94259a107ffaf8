using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>What the expressions of a form and of its workflow see of a record beside its fields.</summary>
internal static class RecordFacts
{
    public static async Task<FillingFacts> FactsAsync(this RecordLocking locking, VaultDbContext db, RecordCase of, Actor actor, CancellationToken ct)
    {
        var facts = await locking.FactsAsync(db, of.Record, actor, ct);
        if (of.Form.Workflow is null)
            return facts;
        var linked = await LinkedAsync(db, of.Record.Id, ct);
        return facts with
        {
            State = of.Record.StateCode,
            Entered = of.Record.StateSince is { } since ? new DateTimeOffset(since, TimeSpan.Zero) : null,
            Signed = SignedBy(of),
            Linked = (form, state) => linked.Count(l => l.Form == form && l.IsIn(state)),
            Visited = state => of.Moves.Count(m => m.To == state && m.From != state),
        };
    }

    /// <summary>Signatures that hold, by key of the field.</summary>
    public static Dictionary<string, string> SignedBy(RecordCase of) =>
        of.Signings.Where(s => s.Field.Length > 0).Join(of.Signed, s => s.StepId, s => s.Id, (s, step) => (s.Field, step.DoneByName)).GroupBy(s => s.Field).ToDictionary(s => s.Key, s => s.Last().DoneByName ?? "");

    /// <summary>Records that this one names and that name this one; what is only begun or was voided is none of them.</summary>
    public static async Task<IReadOnlyList<LinkedRecord>> LinkedAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var me = id.ToString("D");
        var links = await db.Set<RecordLink>().AsNoTracking().Where(l => l.ToOrdinal == null && l.TargetKind == Record.Kind && (l.RecordId == id || l.TargetId == me))
            .Select(l => new { l.RecordId, l.TargetId }).ToListAsync(ct);
        var ids = links.Select(l => l.RecordId == id ? Guid.TryParse(l.TargetId, out var other) ? other : Guid.Empty : l.RecordId).Where(o => o != id && o != Guid.Empty).Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id) && r.State != RecordState.Draft && r.State != RecordState.Voided)
            .Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new LinkedRecord(r.Id, f.Number, f.Code, r.StateCode, r.State == RecordState.Locked || r.State == RecordState.Disposed)).ToListAsync(ct);
    }
}

/// <summary>Another record, with where it stands.</summary>
internal sealed record LinkedRecord(Guid Id, string Form, string? Code, string? State, bool IsComplete)
{
    /// <summary>In the state named; a form without a workflow knows <c>closed</c> only, when the record is complete.</summary>
    public bool IsIn(string? state) => state is null || State == state || (State is null && IsComplete && state == "closed");
}

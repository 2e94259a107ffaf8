using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling;

/// <summary>
/// A step as it is offered: its conditions, until when, which forms go with it; <paramref name="Why"/>: it is another's, or the person may not (≠). <paramref name="Signs"/>: what
/// the signature means that it asks for; null: none. <paramref name="Ends"/>: the stage that it ends.
/// </summary>
public sealed record OfferedMove(
    Guid Workflow, string Code, string? Ends, SeedLabel Action, SeedLabel To, SeedLabel? Says, IReadOnlyList<GuardView> Guards, DateTime? Due, SignatureMeaning? Signs, IReadOnlyList<string> CosignMissing,
    IReadOnlyList<FormRef> Forms, Error? Why)
{
    /// <summary>Whether the conditions that the program sees hold.</summary>
    public bool IsReady => Guards.All(g => g.Holds != false);
}

/// <summary>A form whose record goes with a step.</summary>
public sealed record FormRef(string Number, string TitleZh, string? TitleEn);

/// <summary>Whose turn it is, in words.</summary>
public sealed record WaitingView(string Steps, string Who, DateOnly? Due, bool IsNamed);

/// <summary>
/// A record under way, for whom it waits: the stages that are open, what stands there with what is being written, and its steps. <paramref name="Revision"/> 0: nobody is
/// writing. <paramref name="MayWrite"/>: it is this person's turn.
/// </summary>
public sealed record HandlingView(
    IReadOnlySet<string> Open, RecordValues Values, int Revision, bool MayWrite, FillingFacts Facts, IReadOnlyList<OfferedMove> Moves, IReadOnlyList<WaitingView> Waiting,
    IReadOnlyList<Advice> Advice);

/// <summary>What can be done next with a record that goes through a workflow, within the person's rights.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class HandlingQueries(IDbContextFactory<VaultDbContext> databases, RecordHandling handling, CompanyTime time)
{
    /// <summary>Null: the form has no workflow. Refuses with <c>records.not-found</c>.</summary>
    public async Task<Result<HandlingView?>> GetAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await RecordRights.Readable(db, actor).AnyAsync(r => r.Id == id, ct))
            return Error.NotFound("records.not-found");
        if (await HandledRecord.LoadAsync(db, id, ct) is not { } of)
            return Result.Of<HandlingView?>(null);
        var (values, revision, facts) = await WrittenAsync(db, of, actor, ct);
        var mayWrite = of.Record.StateCode is null ? of.Record.BegunById == actor.PersonId : await RecordRights.Turns(db, actor).AnyAsync(t => t.RecordId == id, ct);
        return new HandlingView(of.OpenStages, values, revision, mayWrite, facts, await MovesAsync(db, of, values, facts, actor, ct), await WaitingAsync(db, id, ct),
            mayWrite ? await handling.AdviceAsync(db, of, ct) : []);
    }

    /// <summary>What stands there with what is being written, and the facts that go with it.</summary>
    internal async Task<(RecordValues Values, int Revision, FillingFacts Facts)> WrittenAsync(VaultDbContext db, HandledRecord of, Actor actor, CancellationToken ct)
    {
        var draft = await db.Set<RecordDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.RecordId == of.Record.Id, ct);
        var before = of.Record.ContentOrdinal == 0 ? null : RecordValues.Parse((await of.Of.ContentAsync(db, ct)).Values);
        var values = RecordWriting.Merge(of, before, draft is null ? null : RecordValues.Parse(draft.Values));
        var facts = await handling.Locking.FactsAsync(db, of.Of, actor, ct);
        if (draft is null)
            of.Model.Begin(of.OpenFields.Where(FormModel.IsTyped), values, facts);
        of.Model.Compute(values, facts);
        return (values, draft?.Revision ?? 0, facts);
    }

    private async Task<IReadOnlyList<OfferedMove>> MovesAsync(VaultDbContext db, HandledRecord of, RecordValues values, FillingFacts facts, Actor actor, CancellationToken ct)
    {
        var (rights, offered, signed) = (new MoveRights(db, time, ct), new List<OfferedMove>(), RecordFacts.SignedBy(of.Of));
        var possibles = of.Moves.Where(m => !m.Move.Automatic).ToList();
        var forms = await FormsAsync(db, of, [.. possibles.SelectMany(m => m.Move.Records)], ct);
        foreach (var possible in possibles)
        {
            var move = possible.Move;
            var (mover, capacity) = (await rights.OfAsync(of, move, values), await rights.CapacityAsync(of, move, values, actor));
            var own = StageSignatures.Own(of, move, mover, values, facts);
            var missing = StageSignatures.Others(of, move, mover, values, facts).Where(f => !signed.ContainsKey(f.Key)).Select(f => f.Label.Zh).ToList();
            var guards = capacity.Succeeded ? await handling.Guards.OfAsync(new(db, of, move, values, facts.With(own, actor.Name), actor, ct)) : [];
            offered.Add(new(
                possible.Workflow.Id, move.Id, move.Ends, move.Action, possible.To.Title, move.Says, guards, MoveDue.Of(of, move, values, facts), StageSignatures.MeaningOf(own), missing,
                [.. forms.Where(f => move.Records.Contains(f.Number))], capacity.Error));
        }

        return offered;
    }

    /// <summary>The forms that go with the steps, the record's own left out.</summary>
    private static async Task<IReadOnlyList<FormRef>> FormsAsync(VaultDbContext db, HandledRecord of, string[] numbers, CancellationToken ct)
    {
        var others = numbers.Where(n => n != of.Of.Form.Number).ToArray();
        return others.Length == 0 ? [] : await db.Set<Form>().AsNoTracking().Where(f => others.Contains(f.Number) && f.IsActive).OrderBy(f => f.Number).Select(f => new FormRef(f.Number, f.TitleZh, f.TitleEn)).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<WaitingView>> WaitingAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var turns = await db.Set<RecordTurn>().AsNoTracking().Where(t => t.RecordId == id).OrderBy(t => t.Due == null).ThenBy(t => t.Due).ThenBy(t => t.Id).ToListAsync(ct);
        var waiting = new List<WaitingView>();
        foreach (var turn in turns)
            waiting.Add(new(turn.Steps, await WhoAsync(db, turn, ct), turn.Due, turn.IsNamed));
        return waiting;
    }

    private async Task<string> WhoAsync(VaultDbContext db, RecordTurn turn, CancellationToken ct)
    {
        if (turn.PersonId is { } person)
            return await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "";
        var (role, department) = Offices.Parts(turn.Office!);
        var name = await Signers.OfficeNameAsync(db, new(SignatureMeaning.Confirm, role, department), ct);
        var holders = await OfficeHolders.OfAsync(db, role, department, time, ct);
        return holders.Count == 0 ? name : $"{name}（{string.Join('、', holders.Select(h => Signing.Shown(h.Name, h.ForName)).Distinct(StringComparer.Ordinal))}）";
    }
}

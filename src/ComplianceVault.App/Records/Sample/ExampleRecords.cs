using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sample;

/// <summary>
/// Keeps one record of the year as its people would, by the same use cases: begun, filled, submitted, signed by whose turn it is, led through its workflow, struck
/// through. What is done already is left as it is, so that an interrupted start goes on.
/// </summary>
internal sealed class ExampleRecords(
    IDbContextFactory<VaultDbContext> databases, ActorDirectory directory, ExampleWriter writer, RecordLocking locking, BeginRecord begin, SaveRecord save, SubmitRecord submit, SignRecord sign,
    CorrectRecord correct, HandlingQueries handling, WriteRecord write, AskCosignatures ask, MakeMove move, CompanyTime time)
{
    private static readonly ActSession Session = new("loader", ActSource.Loader);

    private readonly Dictionary<string, ExampleForm> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Form, string Move), Guid> movers = [];
    private readonly Dictionary<Guid, Actor> actors = [];
    private DateOnly actorsOf;

    /// <summary>Begins it and, without a workflow, submits it.</summary>
    public async Task<Result> BeginAsync(Example example, WorkingCalendar calendar, CancellationToken ct)
    {
        if (await ActorAsync(example.By, ct) is not { } by)
            return Error.NotFound("seed.name-unknown", example.File, "by", example.By);
        if (example.RecordId is null)
        {
            var begun = await begin.ExecuteAsync(by, new(example.Series.Form), ct);
            if (!begun.Succeeded)
                return begun.Error;
            example.RecordId = begun.Value;
        }
        else if ((await LoadAsync(example, ct)).Record.ContentOrdinal > 0)
        {
            return Result.Success;
        }

        var form = await FormAsync(example, ct);
        return form.HasWorkflow ? Result.Success : await SubmitAsync(example, form.Model, by, calendar, ct);
    }

    /// <summary>Gives every signature that is asked for, by who may.</summary>
    public async Task<Result> SignAsync(Example example, CancellationToken ct)
    {
        while ((await LoadAsync(example, ct)) is { OpenStep: { } step, Record.State: not RecordState.Draft } of)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var holders = Decisions.Allowed(of.Steps, step, await Decisions.HoldersAsync(db, step, time, ct)).Select(h => h.PersonId);
            if (await LeastAsync(holders, ct) is not [var signer, ..])
                return Error.NotFound("examples.nobody-may", of.FieldOf(step), step.Office ?? "");
            if (await sign.ExecuteAsSampleAsync(signer, of.Record.Id, step.Meaning, of.ContentHash, ct) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    /// <summary>
    /// One step of the workflow with what is written for it: by the account named, by who made such steps before, or else by whom <see cref="MoverAsync"/> finds.
    /// </summary>
    public async Task<Result> MoveAsync(Example example, int index, ExampleStep step, WorkingCalendar calendar, CancellationToken ct)
    {
        if (example.Resumed && (await LoadAsync(example, ct)).Moves.Count(m => m.ById != Guid.Empty) > index)
            return Result.Success;
        var (named, key) = (step.By ?? (index == 0 ? example.By : null), (example.Series.Form, step.Move));
        var likely = named is not null ? await ActorAsync(named, ct) : movers.TryGetValue(key, out var known) ? await ActorAsync(known, ct) : null;
        if (likely is not null && await MoveAsync(example, index, step, likely, calendar, ct) is var done && (done.Succeeded || named is not null || !IsAnothers(done.Error)))
            return done;
        if (named is not null || await MoverAsync(example, step.Move, ct) is not { } actor)
            return Error.NotFound("examples.nobody-may", step.Move, named ?? "");
        movers[key] = actor.PersonId;
        return await MoveAsync(example, index, step, actor, calendar, ct);
    }

    private static bool IsAnothers(Error refusal) => refusal.Code is "records.not-your-turn" or "records.move-not-yours" or "records.move-apart" or "records.not-found";

    private async Task<Result> MoveAsync(Example example, int index, ExampleStep step, Actor actor, WorkingCalendar calendar, CancellationToken ct)
    {
        var id = example.RecordId!.Value;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await HandledRecord.LoadAsync(db, id, ct) is not { } of || of.Moves.Where(m => m.Move.Id == step.Move).ToList() is not { Count: > 0 } possibles)
            return Error.Conflict("records.move-not-possible", step.Move);
        var (values, revision, facts) = await handling.WrittenAsync(db, of, actor, ct);
        var written = await writer.WriteAsync(new(actor, id, of.Model, values, facts), example.FillOf(step, index == 0), new(time.Local(time.Now), calendar, example.N), ct);
        if (!written.Succeeded)
            return written;
        var saved = await save.ExecuteAsync(actor, id, revision, values, ct);
        if (!saved.Succeeded)
            return saved.Error;
        var possible = possibles.MinBy(m => m.Move.Guards.Count(g => g.If is { } condition && !of.Model.Work(condition, values, facts).Holds))!; // of several workflows of a form the one that fits
        return of.Model.Signatures.Any() ? await SignedAsync(example, actor, possible, ct) : await MakeAsync(actor, id, possible, saved.Value, null, ct);
    }

    /// <summary>Strikes through; the index says how many corrections are before this one.</summary>
    public async Task<Result> CorrectAsync(Example example, int index, ExampleCorrection correction, WorkingCalendar calendar, CancellationToken ct)
    {
        var of = await LoadAsync(example, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (example.Resumed && await db.Set<RecordCorrection>().Where(c => c.RecordId == of.Record.Id && c.Reason != CorrectionReason.Reworked).Select(c => c.ContentOrdinal).Distinct().CountAsync(ct) > index)
            return Result.Success;
        if (await ActorAsync(correction.By ?? example.By, ct) is not { } by)
            return Error.NotFound("seed.name-unknown", example.File, "by", correction.By ?? example.By);
        var facts = await locking.FactsAsync(db, of, by, ct);
        var values = RecordValues.Empty;
        var written = await writer.WriteAsync(new(by, of.Record.Id, of.Model, values, facts), correction.Fill, new(time.Local(time.Now), calendar, example.N), ct);
        if (!written.Succeeded)
            return written;
        var corrected = await correct.ExecuteAsync(by, of.Record.Id, [.. correction.Fill.Keys.Select(k => new FieldChange(k, values[k]?.DeepClone()))], correction.Reason, correction.Explanation, ct);
        return corrected.Succeeded ? await SignAsync(example, ct) : corrected;
    }

    private async Task<Result> SubmitAsync(Example example, FormModel model, Actor by, WorkingCalendar calendar, CancellationToken ct)
    {
        var id = example.RecordId!.Value;
        await using var db = await databases.CreateDbContextAsync(ct);
        var draft = await db.Set<RecordDraft>().AsNoTracking().FirstAsync(d => d.RecordId == id, ct);
        var (values, facts) = (RecordValues.Parse(draft.Values), await locking.FactsAsync(db, null, by, ct));
        var written = await writer.WriteAsync(new(by, id, model, values, facts), example.Fill, new(time.Local(time.Now), calendar, example.N), ct);
        if (!written.Succeeded)
            return written;
        var saved = await save.ExecuteAsync(by, id, draft.Revision, values, ct);
        return saved.Succeeded ? (await submit.ExecuteAsync(by, id, saved.Value, Signers(example, model), ct)).WithoutValue() : saved.Error;
    }

    /// <summary>Whom the filler names for signatures of no office: accounts, written into the fields of the signatures.</summary>
    private Dictionary<string, Guid> Signers(Example example, FormModel model)
    {
        var signers = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (key, account) in example.Fill.Where(f => model.Field(f.Key)?.Type == FieldType.Signature))
        {
            if (writer.Person(account as string ?? "") is { Id: { } id })
                signers[key] = Guid.Parse(id);
        }

        return signers;
    }

    /// <summary>Signed over what was kept before; signatures of others come first.</summary>
    private async Task<Result> SignedAsync(Example example, Actor actor, PossibleMove possible, CancellationToken ct)
    {
        var id = example.RecordId!.Value;
        var stands = await handling.GetAsync(actor, id, ct);
        if (!stands.Succeeded)
            return stands.Error;
        var (offered, revision) = (stands.Value!.Moves.First(m => m.Code == possible.Move.Id), stands.Value.Revision);
        if (offered is { Signs: null, CosignMissing.Count: 0 })
            return await MakeAsync(actor, id, possible, revision, null, ct);
        var kept = offered.CosignMissing.Count > 0 ? await ask.ExecuteAsync(actor, id, revision, ct) : await write.ExecuteAsync(actor, id, revision, ct);
        if (!kept.Succeeded)
            return kept;
        if (offered.CosignMissing.Count > 0 && await SignAsync(example, ct) is { Succeeded: false } unsigned)
            return unsigned;
        var signature = offered.Signs is { } means ? new MoveSignature(means, (await LoadAsync(example, ct)).WrittenHash, new("")) : null;
        return await MakeAsync(actor, id, possible, 0, signature, ct);
    }

    /// <summary>What a person confirms is confirmed.</summary>
    private async Task<Result> MakeAsync(Actor actor, Guid id, PossibleMove possible, int revision, MoveSignature? signature, CancellationToken ct)
    {
        string[] attested = [.. possible.Move.Guards.Where(g => g.Attest is not null).Select(g => g.Attest!.Zh)];
        return (await move.ExecuteAsSampleAsync(actor, id, new(possible.Move.Id, revision, possible.Workflow.Id, attested, signature), ct)).WithoutValue();
    }

    /// <summary>Who may make the step: its office's holder, or somebody of its department, whom nothing excludes.</summary>
    private async Task<Actor?> MoverAsync(Example example, string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await HandledRecord.LoadAsync(db, example.RecordId!.Value, ct) is not { } of || of.Moves.FirstOrDefault(m => m.Move.Id == code) is not { } possible)
            return null;
        var values = of.Record.ContentOrdinal == 0 ? RecordValues.Empty : RecordValues.Parse((await of.Of.ContentAsync(db, ct)).Values);
        var rights = new MoveRights(db, time, ct);
        var mover = await rights.OfAsync(of, possible.Move, values);
        var people = mover.PersonId is { } one ? [one] : mover.Role is null ? [] : (await OfficeHolders.OfAsync(db, mover.Role, mover.In, time, ct)).Select(h => h.PersonId).ToList();
        foreach (var actor in await LeastAsync(people, ct))
        {
            if ((await rights.CapacityAsync(of, possible.Move, values, actor)).Succeeded)
                return actor;
        }

        return null;
    }

    private async Task<RecordCase> LoadAsync(Example example, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await RecordCase.LoadAsync(db, example.RecordId!.Value, ct))!;
    }

    private async Task<ExampleForm> FormAsync(Example example, CancellationToken ct)
    {
        if (!forms.TryGetValue(example.Series.Form, out var form))
        {
            var of = await LoadAsync(example, ct);
            forms[example.Series.Form] = form = new(of.Form.Workflow is not null, of.Model);
        }

        return form;
    }

    /// <summary>Who holds the fewest offices first: who holds many is needed for the step that another may not make any more.</summary>
    private async Task<IReadOnlyList<Actor>> LeastAsync(IEnumerable<Guid> people, CancellationToken ct)
    {
        var found = new List<Actor>();
        foreach (var person in people)
        {
            if (await ActorAsync(person, ct) is { } actor)
                found.Add(actor);
        }

        return [.. found.OrderBy(a => a.Offices.Count)];
    }

    private async Task<Actor?> ActorAsync(string account, CancellationToken ct) => writer.Person(account) is { Id: { } id } ? await ActorAsync(Guid.Parse(id), ct) : null;

    /// <summary>Rights are asked for once a day: the sample's people change theirs at most over night.</summary>
    private async Task<Actor?> ActorAsync(Guid person, CancellationToken ct)
    {
        if (actorsOf != time.Today)
        {
            actors.Clear();
            actorsOf = time.Today;
        }

        if (!actors.TryGetValue(person, out var actor) && await directory.FindAsync(person, Session, ct) is { } found)
            actors[person] = actor = found;
        return actor;
    }

    private sealed record ExampleForm(bool HasWorkflow, FormModel Model);
}

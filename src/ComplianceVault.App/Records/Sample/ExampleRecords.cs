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

        var of = await LoadAsync(example, ct);
        return of.Form.Workflow is null && of.Record.ContentOrdinal == 0 ? await SubmitAsync(example, of, by, calendar, ct) : Result.Success;
    }

    /// <summary>Gives every signature that is asked for, by who may.</summary>
    public async Task<Result> SignAsync(Example example, CancellationToken ct)
    {
        while ((await LoadAsync(example, ct)) is { OpenStep: { } step, Record.State: not RecordState.Draft } of)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            if (Decisions.Allowed(of.Steps, step, await Decisions.HoldersAsync(db, step, time, ct)) is not [var holder, ..] || await directory.FindAsync(holder.PersonId, Session, ct) is not { } signer)
                return Error.NotFound("examples.nobody-may", of.FieldOf(step), step.Office ?? "");
            if (await sign.ExecuteAsSampleAsync(signer, of.Record.Id, step.Meaning, of.ContentHash, ct) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    /// <summary>One step of the workflow with what is written for it.</summary>
    public async Task<Result> MoveAsync(Example example, int index, ExampleStep step, WorkingCalendar calendar, CancellationToken ct)
    {
        if ((await LoadAsync(example, ct)).Moves.Count(m => m.ById != Guid.Empty) > index)
            return Result.Success;
        var by = step.By ?? (index == 0 ? example.By : null);
        var actor = by is null ? await MoverAsync(example, step.Move, ct) : await ActorAsync(by, ct);
        if (actor is null)
            return Error.NotFound("examples.nobody-may", step.Move, by ?? "");
        var stands = await StandsAsync(example, actor, ct);
        if (!stands.Succeeded)
            return stands.Error;
        var of = await LoadAsync(example, ct);
        var moment = new ExampleMoment(time.Local(time.Now), calendar, example.N);
        var written = await writer.WriteAsync(new(actor, of.Record.Id, of.Model, stands.Value.Values, stands.Value.Facts), example.FillOf(step, index == 0), moment, ct);
        if (!written.Succeeded)
            return written;
        var saved = await save.ExecuteAsync(actor, of.Record.Id, stands.Value.Revision, stands.Value.Values, ct);
        return saved.Succeeded ? await MakeAsync(example, actor, step, ct) : saved.Error;
    }

    public async Task<Result> CorrectAsync(Example example, ExampleCorrection correction, WorkingCalendar calendar, CancellationToken ct)
    {
        var of = await LoadAsync(example, ct);
        if (of.Record.Corrections > 0)
            return Result.Success;
        if (await ActorAsync(correction.By ?? example.By, ct) is not { } by)
            return Error.NotFound("seed.name-unknown", example.File, "by", correction.By ?? example.By);
        await using var db = await databases.CreateDbContextAsync(ct);
        var facts = await locking.FactsAsync(db, of, by, ct);
        var values = RecordValues.Empty;
        var written = await writer.WriteAsync(new(by, of.Record.Id, of.Model, values, facts), correction.Fill, new(time.Local(time.Now), calendar, example.N), ct);
        if (!written.Succeeded)
            return written;
        var corrected = await correct.ExecuteAsync(by, of.Record.Id, [.. correction.Fill.Keys.Select(k => new FieldChange(k, values[k]?.DeepClone()))], correction.Reason, correction.Explanation, ct);
        return corrected.Succeeded ? await SignAsync(example, ct) : corrected;
    }

    private async Task<Result> SubmitAsync(Example example, RecordCase of, Actor by, WorkingCalendar calendar, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var draft = await db.Set<RecordDraft>().AsNoTracking().FirstAsync(d => d.RecordId == of.Record.Id, ct);
        var (values, facts) = (RecordValues.Parse(draft.Values), await locking.FactsAsync(db, of, by, ct));
        var written = await writer.WriteAsync(new(by, of.Record.Id, of.Model, values, facts), example.Fill, new(time.Local(time.Now), calendar, example.N), ct);
        if (!written.Succeeded)
            return written;
        var saved = await save.ExecuteAsync(by, of.Record.Id, draft.Revision, values, ct);
        if (!saved.Succeeded)
            return saved.Error;
        return (await submit.ExecuteAsync(by, of.Record.Id, saved.Value, Signers(example, of.Model), ct)).WithoutValue();
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
    private async Task<Result> MakeAsync(Example example, Actor actor, ExampleStep step, CancellationToken ct)
    {
        var id = example.RecordId!.Value;
        var stands = await StandsAsync(example, actor, ct);
        if (!stands.Succeeded)
            return stands.Error;
        if (stands.Value.Moves.FirstOrDefault(m => m.Code == step.Move) is not { } offered)
            return Error.Conflict("records.move-not-possible", step.Move);
        if (offered.CosignMissing.Count > 0)
        {
            if (await ask.ExecuteAsync(actor, id, stands.Value.Revision, ct) is { Succeeded: false } unasked)
                return unasked;
            if (await SignAsync(example, ct) is { Succeeded: false } unsigned)
                return unsigned;
        }
        else if (offered.Signs is not null && await write.ExecuteAsync(actor, id, stands.Value.Revision, ct) is { Succeeded: false } unwritten)
        {
            return unwritten;
        }

        var revision = offered.CosignMissing.Count > 0 || offered.Signs is not null ? 0 : stands.Value.Revision;
        string[] attested = [.. offered.Guards.Where(g => g.Holds is null).Select(g => g.Says.Zh)];
        var signature = offered.Signs is { } means ? new MoveSignature(means, (await LoadAsync(example, ct)).WrittenHash, new("")) : null;
        return (await move.ExecuteAsSampleAsync(actor, id, new(step.Move, revision, offered.Workflow, attested, signature), ct)).WithoutValue();
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
        foreach (var person in people)
        {
            if (await directory.FindAsync(person, Session, ct) is { } actor && (await rights.CapacityAsync(of, possible.Move, values, actor)).Succeeded)
                return actor;
        }

        return null;
    }

    private async Task<Result<HandlingView>> StandsAsync(Example example, Actor actor, CancellationToken ct)
    {
        var stands = await handling.GetAsync(actor, example.RecordId!.Value, ct);
        return stands.Succeeded ? stands.Value is { } view ? view : Error.Conflict("records.no-workflow", example.Series.Form) : stands.Error;
    }

    private async Task<RecordCase> LoadAsync(Example example, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await RecordCase.LoadAsync(db, example.RecordId!.Value, ct))!;
    }

    private async Task<Actor?> ActorAsync(string account, CancellationToken ct) =>
        writer.Person(account) is { Id: { } id } ? await directory.FindAsync(Guid.Parse(id), Session, ct) : null;
}

using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>A lending with its document, and the guards of what can be done with it; the page asks the same ones before.</summary>
internal sealed record LendingCase(DocumentLending Lending, Document Document)
{
    public ObjectRef Ref => new(DocumentLending.Kind, Lending.Id);

    public ObjectRef DocumentRef => new(Document.Kind, Document.Id);

    /// <summary>Locks the lending for the act, so that of two who answer at once the second sees what the first said.</summary>
    public static async Task<Result<LendingCase>> LockAsync(Act act, Guid id)
    {
        if (!await LendingRights.Visible(act.Db, act.Actor).AnyAsync(l => l.Id == id, act.Token))
            return Error.NotFound("lending.not-found");
        await act.Db.Set<DocumentLending>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Number, l => l.Number), act.Token);
        return await LoadAsync(act.Db, id, act.Token);
    }

    public static async Task<LendingCase> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var lending = await db.Set<DocumentLending>().SingleAsync(l => l.Id == id, ct);
        return new(lending, await db.Set<Document>().SingleAsync(d => d.Id == lending.DocumentId, ct));
    }

    public Error? Impossible(LendingAct act) => LendingWorkflow.Of(Lending.What).Next(Lending.State, act).Error;

    public Task<AskedOffice> AskedAsync(VaultDbContext db, CompanyTime time, CancellationToken ct) => AskedAsync(db, Document, Lending.What, Lending.IsOutside, Lending.RequestedById, time, ct);

    /// <summary>The head of the owner department for what stays inside and is open to staff; the management representative for all else (文件控制程序 4.8.4).</summary>
    public static Task<AskedOffice> AskedAsync(VaultDbContext db, Document document, LendingKind kind, bool isOutside, Guid asker, CompanyTime time, CancellationToken ct) =>
        kind == LendingKind.Borrow && !isOutside && DocumentRights.OpenToStaff.Contains(document.Classification)
            ? DecidingOffices.HeadFirstAsync(db, document, asker, time, ct)
            : DecidingOffices.RepresentativeAsync(db, asker, time, ct);

    /// <summary>As whom the person approves or refuses; who asked does not (申请 ≠ 批准).</summary>
    public async Task<Result<OfficeHolder>> DeciderAsync(VaultDbContext db, Actor actor, LendingAct act, CompanyTime time, CancellationToken ct)
    {
        if (Impossible(act) is { } impossible)
            return impossible;
        var asked = await AskedAsync(db, time, ct);
        if (DecidingOffices.CapacityOf(asked, actor) is { } capacity)
            return capacity;
        return actor.PersonId == Lending.RequestedById
            ? Error.Forbidden("lending.not-own-request")
            : Error.Forbidden("lending.not-your-decision", await asked.NameAsync(db, ct));
    }

    /// <summary>Handing out and taking back: the controller, never for the own borrowing.</summary>
    public Error? CounterRefusal(Actor actor, LendingAct act) =>
        Impossible(act)
        ?? (!actor.Can(Permission.ControlDocuments) ? Error.Forbidden("lending.controller-only")
            : actor.PersonId == Lending.RequestedById ? Error.Forbidden("lending.not-own-counter")
            : null);

    public Error? AskRefusal(Actor actor) =>
        Impossible(LendingAct.AskExtension) ?? (actor.PersonId == Lending.RequestedById ? null : Error.Forbidden("lending.borrower-only"));

    public Result Move(Act act, LendingAct by, string office, string? text, string? byName = null)
    {
        var next = LendingWorkflow.Of(Lending.What).Next(Lending.State, by);
        if (!next.Succeeded)
            return next.Error;
        (Lending.State, Lending.StateAt, Lending.Office) = (next.Value, act.Now, office);
        act.Db.Add(new LendingStep
        {
            Id = act.NewId(),
            LendingId = Lending.Id,
            Ordinal = ++Lending.Steps,
            Act = by,
            At = act.Now,
            ById = act.Actor.PersonId,
            ByName = byName ?? act.Actor.Name,
            Text = text.Clean(),
            Due = Lending.Due,
        });
        return Result.Success;
    }
}

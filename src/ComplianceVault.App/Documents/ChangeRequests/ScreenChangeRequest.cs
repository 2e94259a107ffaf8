using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>What the screening found: how far the change goes and which departments it touches.</summary>
public sealed record Screening(ChangeClass Class, IReadOnlyList<string> Departments, string? Note);

/// <summary>Screens a request: by the head of the department that owns the document, or by the controller.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class ScreenChangeRequest(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>changes.not-found</c>, <c>workflow.not-allowed</c>, <c>changes.owner-only</c>, <c>changes.departments-required</c>,
    /// <c>organisation.no-such-department</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, Screening screening, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await RequestCase.LockAsync(act, requestId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if ((of.ScreenRefusal(actor) ?? await RefusalAsync(act, screening)) is { } refusal)
                return refusal;
            var deciding = await DecidingOffices.HeadFirstAsync(act.Db, of.Document, of.Request.RaisedById, time, ct);
            (of.Request.Class, of.Request.Departments) = (screening.Class, Texts.Lines(screening.Departments));
            if (of.Move(act, ChangeRequestAct.Screen, deciding.Office, screening.Note) is { Succeeded: false } refused)
                return refused;
            act.Note("request.screened", (of.Ref, new { of.Request.Number, screening.Class, screening.Departments, screening.Note }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);

    private static async Task<Error?> RefusalAsync(Act act, Screening screening)
    {
        if (screening.Departments.Count == 0)
            return Error.Invalid("changes.departments-required");
        if (Texts.LengthRefusal(screening.Note) is { } tooLong)
            return tooLong;
        var known = await act.Db.Set<Department>().Where(d => screening.Departments.Contains(d.Code)).Select(d => d.Code).ToListAsync(act.Token);
        return screening.Departments.Except(known).FirstOrDefault() is { } unknown ? Error.Invalid("organisation.no-such-department", unknown) : null;
    }
}

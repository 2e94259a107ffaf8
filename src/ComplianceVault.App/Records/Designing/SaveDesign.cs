using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Designing;

/// <summary>
/// Keeps what is being designed, sound or not, as often as something changes; no act of the trail, since nothing was said yet. Who saves over something that a colleague
/// saved meanwhile is refused.
/// </summary>
[Needs(Permission.Read)]
public sealed class SaveDesign(Vault vault)
{
    /// <summary>
    /// <paramref name="revision"/> is the one that was read; the value is the new one. Refusals: <c>design.not-found</c>, <c>design.not-your-department</c>,
    /// <c>workflow.not-allowed</c>, <c>data.changed-meanwhile</c>, <c>design.too-long</c>.
    /// </summary>
    public Task<Result<int>> ExecuteAsync(Actor actor, Guid id, int revision, FormFile schema, CancellationToken ct) =>
        vault.ActAsync<int>(this, actor, async act =>
        {
            var found = await DesignCase.LockOwnAsync(act, id, FormDesignAct.Save);
            if (!found.Succeeded)
                return found.Error;
            var (design, form) = (found.Value.Design, found.Value.Form);
            if (design.Revision != revision)
                return Error.Conflict("data.changed-meanwhile");
            var text = FormsPart.SchemaOf(DesignSchemas.Bound(schema, found.Value.Schema, form));
            if (text.Length > DesignSchemas.Longest)
                return Error.Invalid("design.too-long", DesignSchemas.Longest);
            (design.Schema, design.SavedAt, design.SavedByName) = (text, act.Now, actor.Name);
            design.Editors = Texts.Lines([.. design.Editors.Split('\n'), actor.PersonId.ToString("D")]);
            return ++design.Revision;
        }, ct);
}

/// <summary>Gives a design up, with a reason; the form stays as it is, its number stays taken.</summary>
[Needs(Permission.Read)]
public sealed class DiscardDesign(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>design.not-found</c>, <c>design.not-your-department</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await DesignCase.LockOwnAsync(act, id, FormDesignAct.Discard);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            of.Design.EndedAt = act.Now;
            act.Note("form.design-discarded", of.Objects(new { of.Form.Number, Reason = reason.Trim() }));
            return of.Move(FormDesignAct.Discard);
        }, ct);
}

using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>Keeps a list or a search under a name; the same name again replaces it. A personal convenience, so the trail does not hear of it.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class SaveView(Vault vault)
{
    internal const int LongestName = 60;
    internal const int LongestQuery = 2000;

    public Task<Result> ExecuteAsync(Actor actor, string page, string name, string query, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var clean = name.Trim();
            if (clean.Length is 0 or > LongestName || query.Length > LongestQuery)
                return Error.Invalid("desk.view-name-required", LongestName);
            var kept = await act.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.PersonId == actor.PersonId && v.Page == page && v.Name == clean, ct);
            if (kept is null)
                act.Db.Add(new SavedView { Id = act.NewId(), PersonId = actor.PersonId, Page = page, Name = clean, Query = query });
            else
                kept.Query = query;
            return Result.Success;
        }, ct);
}

/// <summary>Forgets one of the person's own views.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class ForgetView(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var kept = await act.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && v.PersonId == actor.PersonId, ct);
            if (kept is not null)
                act.Db.Remove(kept);
            return Result.Success;
        }, ct);
}

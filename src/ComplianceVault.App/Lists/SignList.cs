using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>A list ready to be signed: how many rows, and the hash of exactly these.</summary>
public sealed record ListSheet(string Code, DateOnly AsOf, int Rows, string ContentHash);

/// <summary>The controller freezes a list of a day and signs 编制. The rows are kept as signed; the value is the id of the signed list.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class SignList(Vault vault, Signing signing, ListQueries lists, ListWords words, StoredFiles store, TimeProvider clock)
{
    /// <summary>More rows are no paper that anybody reads; the sheet takes them.</summary>
    internal const int MostRows = 20_000;

    /// <summary>Refuses as <see cref="ListQueries.PageAsync"/>, and with <c>list.too-long</c> (rows).</summary>
    public async Task<Result<ListSheet>> SheetAsync(Actor actor, string code, DateOnly? asOf, CancellationToken ct)
    {
        var frozen = await FreezeAsync(actor, code, asOf, ct);
        return frozen.Succeeded ? new ListSheet(code, frozen.Value.AsOf, frozen.Value.Rows.Count, FrozenRows.HashOf(frozen.Value.ToBytes())) : frozen.Error;
    }

    /// <summary>Refusals: those of the sheet and of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c> when the list is no longer what was shown.</summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, ListSheet sheet, SigningProof proof, CancellationToken ct)
    {
        var frozen = await FreezeAsync(actor, sheet.Code, sheet.AsOf, ct);
        if (!frozen.Succeeded)
            return frozen.Error;
        var bytes = frozen.Value.ToBytes();
        if (FrozenRows.HashOf(bytes) != sheet.ContentHash)
            return Error.Conflict("signing.content-changed");
        var what = new ToSign(SignatureMeaning.Author, new ObjectRef(SignedList.Kind, clock.NewId()), sheet.ContentHash);
        var proven = await signing.ProveAsync(actor, proof, what, ct);
        if (!proven.Succeeded)
            return proven.Error;
        using var content = new MemoryStream(bytes);
        var stored = await store.PutAsync(content, long.MaxValue, ct);
        return stored.Succeeded ? await KeepAsync(actor, frozen.Value, what, proven.Value, ct) : stored.Error;
    }

    private Task<Result<Guid>> KeepAsync(Actor actor, FrozenRows frozen, ToSign what, Proven proven, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            var role = await SigningRole.OfAsync(act, Permission.ControlDocuments, Role.Controller);
            var signature = await Signing.SignAsync(act, proven, role, what);
            if (!signature.Succeeded)
                return signature.Error;
            act.Db.Add(new SignedList
            {
                Id = what.About.Id,
                Code = frozen.Code,
                AsOf = frozen.AsOf,
                Rows = frozen.Rows.Count,
                ContentHash = what.ContentHash,
                PreparedAt = act.Now,
                PreparedById = actor.PersonId,
            });
            act.Note("list.signed", what.About, new { List = frozen.Code, frozen.AsOf, Rows = frozen.Rows.Count, what.ContentHash });
            return what.About.Id;
        }, ct);

    private async Task<Result<FrozenRows>> FreezeAsync(Actor actor, string code, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var found = lists.Find(actor, code, asOf);
        if (!found.Succeeded)
            return found.Error;
        var (list, scope) = found.Value;
        var frozen = await FrozenRows.OfAsync(list, (await lists.HeadAsync(list, ct)).Form, scope.AsOf, lists.AllAsync(list, scope, MostRows + 1), words, ct);
        return frozen.Rows.Count > MostRows ? Error.Invalid("list.too-long", MostRows) : frozen;
    }
}

/// <summary>The management representative approves a signed list; 编制 ≠ 批准.</summary>
[Needs(Permission.DecideSigners)]
public sealed class ApproveList(Vault vault, Signing signing, IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>Refusals: <c>list.not-signed</c>, <c>list.approved</c>, <c>list.own</c>, and those of <c>Signing.ProveAsync</c>.</summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid id, SigningProof proof, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SignedList>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct) is not { } shown)
            return Error.NotFound("list.not-signed");
        var what = new ToSign(SignatureMeaning.Approve, new ObjectRef(SignedList.Kind, id), shown.ContentHash);
        var proven = await signing.ProveAsync(actor, proof, what, ct);
        if (!proven.Succeeded)
            return proven.Error;
        return await vault.ActAsync(this, actor, async act =>
        {
            await act.Db.Set<SignedList>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Rows, l => l.Rows), ct); // two at once follow one another
            var list = await act.Db.Set<SignedList>().FirstAsync(l => l.Id == id, ct);
            if (list.ApprovedAt is not null)
                return Error.Conflict("list.approved");
            if (list.PreparedById == actor.PersonId)
                return Error.Forbidden("list.own");
            var role = await SigningRole.OfAsync(act, Permission.DecideSigners, Role.Representative);
            var signature = await Signing.SignAsync(act, proven.Value, role, what);
            if (!signature.Succeeded)
                return signature.Error;
            list.ApprovedAt = act.Now;
            act.Note("list.approved", what.About, new { List = list.Code, list.AsOf, what.ContentHash });
            return Result.Success;
        }, ct);
    }
}

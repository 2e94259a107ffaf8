using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Signatures;

/// <summary>What the signer gives at the moment of signing: the password again, or with a second factor the code of the app; never remembered from sign-in (R11).</summary>
public sealed record SigningProof(string Password);

/// <summary>What is to be signed: the meaning, the object and the hash of exactly the content that was shown.</summary>
public sealed record ToSign(SignatureMeaning Meaning, ObjectRef About, string ContentHash);

/// <summary>As what somebody signs: the role, and whom the person stands in for, or null for the own office.</summary>
public sealed record SigningAs(string RoleCode, string? InsteadOf);

/// <summary>A checked proof for one person and one content. Only <see cref="Signing"/> makes it, and it works once.</summary>
public sealed class Proven
{
    private int used;

    internal Proven(Guid personId, ToSign what) => (PersonId, What) = (personId, what);

    internal Guid PersonId { get; }

    internal ToSign What { get; }

    internal bool Use() => Interlocked.Exchange(ref used, 1) == 0;
}

/// <summary>
/// Signs in two steps: the proof is checked and counted first, on its own, so that a wrong password counts towards the lock-out even though
/// the act fails; then the signature is written inside the act.
/// </summary>
[NeedsNobody("a part of acts that name their own permission")]
public sealed class Signing(Vault vault, Accounts accounts)
{
    /// <summary>
    /// Refuses with <c>signing.no-account</c>, <c>signing.locked</c>, <c>signing.must-change-password</c> (R14) or <c>signing.wrong-password</c>.
    /// </summary>
    public async Task<Result<Proven>> ProveAsync(Actor actor, SigningProof proof, ToSign what, CancellationToken ct)
    {
        Error? refusal = null;
        var counted = await vault.ActAsync(this, actor, async act =>
        {
            refusal = await CheckAsync(act, proof);
            if (refusal is not null)
                act.Note("signing.refused", what.About, new { what.Meaning, Why = refusal.Code });
            return Result.Success;
        }, ct);
        if ((refusal ?? counted.Error) is { } error)
            return error;
        return new Proven(actor.PersonId, what);
    }

    /// <summary>Writes the signature for the proof; the use case notes it in the trail with its own act.</summary>
    public static async Task<Result<Signature>> SignAsync(Act act, Proven proven, string roleCode, ToSign what)
    {
        if (proven.PersonId != act.Actor.PersonId || proven.What != what || !proven.Use())
            return Error.Forbidden("signing.proof-required");
        return await AddAsync(act, new(roleCode, act.Actor.DeputyFor.GetValueOrDefault(roleCode)), what);
    }

    /// <summary>The same where the use case has found out in which capacity the person signs: somebody may hold a role and be a deputy for it as well.</summary>
    public static async Task<Result<Signature>> SignAsync(Act act, Proven proven, SigningAs capacity, ToSign what)
    {
        if (proven.PersonId != act.Actor.PersonId || proven.What != what || !proven.Use())
            return Error.Forbidden("signing.proof-required");
        return await AddAsync(act, capacity, what);
    }

    /// <summary>The loader of a sample vault signs as its sample people, without a proof; nowhere else (decision 9).</summary>
    public static async Task<Result<Signature>> SignAsSampleAsync(Act act, string roleCode, ToSign what) =>
        await VaultIdentity.IsSampleAsync(act.Db, act.Token) ? await AddAsync(act, new(roleCode, act.Actor.DeputyFor.GetValueOrDefault(roleCode)), what) : Error.Forbidden("signing.proof-required");

    /// <summary>A signer's name as shown: 代理人姓名（代 被代理人姓名） for a deputy.</summary>
    public static string Shown(string name, string? insteadOf) => insteadOf is null ? name : $"{name}（代 {insteadOf}）";

    private async Task<Error?> CheckAsync(Act act, SigningProof proof)
    {
        var manager = accounts.In(act.Db);
        var account = await act.Db.Users.FirstOrDefaultAsync(a => a.PersonId == act.Actor.PersonId, act.Token);
        if (account is null || account.DeactivatedAt is not null)
            return Error.Forbidden("signing.no-account");
        if (await manager.IsLockedOutAsync(account))
            return Error.Forbidden("signing.locked");
        if (account.MustChangePassword)
            return Error.Forbidden("signing.must-change-password");
        if (accounts.IsRight(account, proof.Password) || await SigningCodes.RedeemAsync(manager, account, proof.Password))
        {
            await manager.ResetAccessFailedCountAsync(account);
            return null;
        }

        await manager.AccessFailedAsync(account);
        return Error.Forbidden("signing.wrong-password");
    }

    private static async Task<Signature> AddAsync(Act act, SigningAs capacity, ToSign what)
    {
        var actor = act.Actor;
        var signature = new Signature
        {
            Id = act.NewId(),
            PersonId = actor.PersonId,
            PersonName = Shown(actor.Name, capacity.InsteadOf),
            RoleCode = capacity.RoleCode,
            Meaning = what.Meaning,
            ObjectKind = what.About.Kind,
            ObjectId = what.About.Id,
            ContentHash = what.ContentHash,
            At = act.Now,
            IsSample = await VaultIdentity.IsSampleAsync(act.Db, act.Token),
        };
        signature.Seal = signature.ComputeSeal();
        act.Db.Add(signature);
        return signature;
    }
}

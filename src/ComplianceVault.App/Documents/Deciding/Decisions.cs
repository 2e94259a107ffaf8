using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text.Json;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>Who decides by the procedures, beside the company's roles.</summary>
internal static class Deciders
{
    /// <summary>No role: one named person signs, such as the witness whom the executor names, and nobody instead.</summary>
    public const string Witness = "witness";

    /// <summary>Steps for which somebody else may be named: those of an office, and that of the witness; what one person states or accepts, nobody does instead.</summary>
    public static Expression<Func<DecisionStep, bool>> Nameable { get; } = s => s.RoleCode != Witness || s.Meaning == SignatureMeaning.Witness;

    /// <summary>The codes of levels 1 and 2, whatever the company calls them, the manual and the procedures: what concerns them goes one office higher (practice 4.1 and 4.5).</summary>
    public static async Task<IReadOnlyCollection<string>> UpperLevelsAsync(VaultDbContext db, CancellationToken ct) =>
        await db.Set<DocumentLevel>().Where(l => !l.HoldsForms).OrderBy(l => l.Ordinal).ThenBy(l => l.Code).Select(l => l.Code).Take(2).ToListAsync(ct);
}

/// <summary>A decision asked for: what it means, of whom, and from whom that one must differ.</summary>
internal sealed record WantedDecision(SignatureMeaning Meaning, string RoleCode, string? Department, Apart Apart);

/// <summary>Something that is decided in signed steps.</summary>
internal interface IDecided
{
    ObjectRef Ref { get; }

    /// <summary>In their order.</summary>
    List<DecisionStep> Steps { get; }

    Guid InitiatorId { get; }

    /// <summary>SHA-256 over exactly the facts that are shown and signed (R13).</summary>
    string ContentHash { get; }
}

/// <summary>Opens and closes steps, and says who can sign one at this moment.</summary>
internal static class Decisions
{
    public static Task<List<DecisionStep>> StepsAsync(VaultDbContext db, string kind, Guid subjectId, CancellationToken ct) =>
        db.Set<DecisionStep>().Where(s => s.SubjectKind == kind && s.SubjectId == subjectId).OrderBy(s => s.Ordinal).ToListAsync(ct);

    public static DecisionStep Open(Act act, IDecided of, WantedDecision wanted, DateOnly due)
    {
        var step = new DecisionStep
        {
            Id = act.NewId(),
            SubjectKind = of.Ref.Kind,
            SubjectId = of.Ref.Id,
            Ordinal = of.Steps.Count,
            Meaning = wanted.Meaning,
            RoleCode = wanted.RoleCode,
            Department = wanted.Department,
            Office = Offices.Of(wanted.RoleCode, wanted.Department),
            InitiatorId = of.InitiatorId,
            Apart = wanted.Apart,
            OpenedAt = act.Now,
            Due = due,
        };
        act.Db.Add(step);
        of.Steps.Add(step);
        return step;
    }

    /// <summary>What is open is asked for no longer; <paramref name="answered"/> was answered with a refusal.</summary>
    public static void Void(Act act, IDecided of, DecisionStep? answered, string? reason)
    {
        foreach (var step in of.Steps.Where(s => s.DoneAt is null))
        {
            (step.DoneAt, step.Outcome) = (act.Now, TaskOutcome.Void);
            if (step == answered)
                (step.Outcome, step.DoneById, step.DoneByName, step.Reason) = (TaskOutcome.Rejected, act.Actor.PersonId, act.Actor.Name, reason);
        }
    }

    public static HashSet<Guid> Excluded(IReadOnlyList<DecisionStep> steps, DecisionStep step)
    {
        var before = steps.Where(s => s.Ordinal < step.Ordinal && s.Outcome == TaskOutcome.Signed).ToList();
        var signers = step.Apart switch { Apart.All => before, Apart.StepBefore => before.TakeLast(1), _ => [] };
        IEnumerable<Guid> excluded = signers.SelectMany(s => new[] { s.DoneById, s.InsteadOfId }).OfType<Guid>();
        return [.. step.Apart is Apart.Initiator or Apart.All ? excluded.Append(step.InitiatorId) : excluded];
    }

    /// <summary>The holders of the office, their deputies and the person named, whether or not they may (≠).</summary>
    public static async Task<IReadOnlyList<OfficeHolder>> HoldersAsync(VaultDbContext db, DecisionStep step, CompanyTime time, CancellationToken ct)
    {
        var holders = step.RoleCode == Deciders.Witness ? [] : await OfficeHolders.OfAsync(db, step.RoleCode, step.Department, time, ct);
        var named = step.NamedId is { } id ? await OfficeHolders.FindAsync(db, id, time, ct) : null;
        return named is null || holders.Any(h => h.PersonId == named.PersonId && h.ForId is null) ? holders : [.. holders, named];
    }

    public static IReadOnlyList<OfficeHolder> Allowed(IReadOnlyList<DecisionStep> steps, DecisionStep step, IEnumerable<OfficeHolder> holders)
    {
        var excluded = Excluded(steps, step);
        return [.. holders.Where(h => !h.Involved.Any(excluded.Contains))];
    }

    /// <summary>As what the person may sign now; refused when the turn is another's, or when the person had part in what is decided.</summary>
    public static async Task<Result<OfficeHolder>> CapacityAsync(VaultDbContext db, IReadOnlyList<DecisionStep> steps, DecisionStep step, Guid personId, CompanyTime time, CancellationToken ct)
    {
        var own = (await HoldersAsync(db, step, time, ct)).Where(h => h.PersonId == personId).OrderBy(h => h.ForId is not null).ToList();
        if (own.Count == 0)
            return Error.Forbidden("deciding.not-your-turn", step.Meaning, await OfficeNameAsync(db, step, ct));
        return Allowed(steps, step, own) is [var capacity, ..] ? capacity : Error.Forbidden("deciding.not-own-work", step.Meaning);
    }

    public static async Task<string> OfficeNameAsync(VaultDbContext db, DecisionStep step, CancellationToken ct) =>
        step.RoleCode == Deciders.Witness ? step.NamedName ?? "" : await Signers.OfficeNameAsync(db, new(step.Meaning, step.RoleCode, step.Department), ct);

    /// <summary>The open step of this meaning; where somebody was faster, the refusal says who.</summary>
    public static Result<DecisionStep> Find(IDecided of, SignatureMeaning meaning)
    {
        if (of.Steps.Find(s => s.DoneAt is null && s.Meaning == meaning) is { } open)
            return open;
        return of.Steps.FindLast(s => s.Meaning == meaning && s.Outcome == TaskOutcome.Signed) is { } done
            ? Error.Conflict("deciding.already-done", meaning, done.DoneByName ?? "")
            : Error.Conflict("deciding.not-open", meaning);
    }

    public static string HashOf(params object?[] facts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts)));
}

using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>
/// A step as its panel shows it. <paramref name="Office"/> in words; <paramref name="Holders"/> are the people who could sign now, empty: the management
/// representative must name somebody.
/// </summary>
public sealed record DecisionView(
    Guid Id, SignatureMeaning Meaning, string Office, string? NamedPerson, DateTime Since, Deadline Due, DateTime? DoneAt, string? DoneByName, TaskOutcome? Outcome, string? Reason,
    IReadOnlyList<string> Holders)
{
    /// <summary>Null: nobody has signed.</summary>
    public SignatureCheck? Check { get; init; }

    public bool IsSample { get; init; }
}

/// <summary>What came of verifying the signature of a step (R13).</summary>
public enum SignatureCheck
{
    /// <summary>校验通过: for what is shown now.</summary>
    Holds,

    /// <summary>签署后内容有变动: unaltered and of this subject, over what it was then.</summary>
    EarlierContent,

    /// <summary>校验不通过: altered, missing, or given for something else.</summary>
    Fails,
}

/// <summary>What the person can sign now; <paramref name="Refusal"/> says why not, null: it can be signed.</summary>
public sealed record OwnDecision(SignatureMeaning Meaning, Error? Refusal);

/// <summary>Says in words where the steps of a subject stand.</summary>
internal static class DecisionViews
{
    /// <summary><paramref name="grows"/>: the subject is written on after it was signed, as a record in work is; what was signed before holds all the same.</summary>
    public static async Task<IReadOnlyList<DecisionView>> OfAsync(VaultDbContext db, IDecided of, CompanyTime time, WorkingCalendar calendar, CancellationToken ct, bool grows = false)
    {
        var ids = of.Steps.Select(s => s.SignatureId).OfType<Guid>().ToList();
        var given = await db.Set<Signature>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var views = new List<DecisionView>();
        foreach (var step in of.Steps)
        {
            var holders = step.DoneAt is null ? Decisions.Allowed(of.Steps, step, await Decisions.HoldersAsync(db, step, time, ct)) : [];
            views.Add(new(
                step.Id, step.Meaning, await Decisions.OfficeNameAsync(db, step, ct), step.NamedName, step.OpenedAt, Deadline.At(calendar, step.Due, time.Today), step.DoneAt,
                step.DoneByName, step.Outcome, step.Reason, [.. holders.Select(Signers.Shown).Distinct()])
            {
                Check = step.Outcome == TaskOutcome.Signed ? CheckOf(of, step, Given(step), grows) : null,
                IsSample = Given(step)?.IsSample ?? false,
            });
        }

        Signature? Given(DecisionStep step) => step.SignatureId is { } id ? given.GetValueOrDefault(id) : null;

        return views;
    }

    private static SignatureCheck CheckOf(IDecided of, DecisionStep step, Signature? signature, bool grows) =>
        signature is null || signature.Meaning != step.Meaning || signature.PersonId != step.DoneById || !signature.HoldsFor(of.Ref, signature.ContentHash) ? SignatureCheck.Fails
        : grows || signature.ContentHash == of.ContentHash ? SignatureCheck.Holds
        : SignatureCheck.EarlierContent;

    public static async Task<OwnDecision?> OwnAsync(VaultDbContext db, IDecided of, Actor actor, CompanyTime time, CancellationToken ct)
    {
        if (of.Steps.Find(s => s.DoneAt is null) is not { } open)
            return null;
        return new(open.Meaning, (await Decisions.CapacityAsync(db, of.Steps, open, actor.PersonId, time, ct)).Error);
    }
}

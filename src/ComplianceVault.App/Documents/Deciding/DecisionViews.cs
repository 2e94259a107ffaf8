using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>
/// A step as its panel shows it. <paramref name="Office"/> in words; <paramref name="Holders"/> are the people who could sign now, empty: the management
/// representative must name somebody.
/// </summary>
public sealed record DecisionView(
    Guid Id, SignatureMeaning Meaning, string Office, string? NamedPerson, DateTime Since, Deadline Due, DateTime? DoneAt, string? DoneByName, TaskOutcome? Outcome, string? Reason,
    IReadOnlyList<string> Holders);

/// <summary>What the person can sign now; <paramref name="Refusal"/> says why not, null: it can be signed.</summary>
public sealed record OwnDecision(SignatureMeaning Meaning, Error? Refusal);

/// <summary>Says in words where the steps of a subject stand.</summary>
internal static class DecisionViews
{
    public static async Task<IReadOnlyList<DecisionView>> OfAsync(VaultDbContext db, IDecided of, CompanyTime time, WorkingCalendar calendar, CancellationToken ct)
    {
        var views = new List<DecisionView>();
        foreach (var step in of.Steps)
        {
            var holders = step.DoneAt is null ? Decisions.Allowed(of.Steps, step, await Decisions.HoldersAsync(db, step, time, ct)) : [];
            views.Add(new(
                step.Id, step.Meaning, await Decisions.OfficeNameAsync(db, step, ct), step.NamedName, step.OpenedAt, Deadline.At(calendar, step.Due, time.Today), step.DoneAt,
                step.DoneByName, step.Outcome, step.Reason, [.. holders.Select(Signers.Shown).Distinct()]));
        }

        return views;
    }

    public static async Task<OwnDecision?> OwnAsync(VaultDbContext db, IDecided of, Actor actor, CompanyTime time, CancellationToken ct)
    {
        if (of.Steps.Find(s => s.DoneAt is null) is not { } open)
            return null;
        return new(open.Meaning, (await Decisions.CapacityAsync(db, of.Steps, open, actor.PersonId, time, ct)).Error);
    }
}

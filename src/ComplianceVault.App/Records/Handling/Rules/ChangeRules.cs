using ComplianceVault.App.Organisation;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>Forms of change management, of which its rules read.</summary>
internal static class ChangeForms
{
    public const string Approved = "approved";

    public static readonly string[] GivenUp = ["rejected", "cancelled"];

    /// <summary>The change logs of a change, or of the changes that a release contains.</summary>
    public static async Task<IReadOnlyList<OtherRecord>> LogsAsync(GuardCase what)
    {
        var logs = new List<OtherRecord>(await what.LinkedAsync(FormCodes.ChangeLog));
        if (what.Of.Of.Form.Code == FormCodes.Change)
            return logs;
        foreach (var change in await what.LinkedAsync(FormCodes.Change))
            logs.AddRange(await what.LinkedAsync(change.Record.Id, FormCodes.ChangeLog));
        return [.. logs.DistinctBy(l => l.Record.Id)];
    }
}

/// <summary>Every change that the step rests on was approved and not given up since.</summary>
internal sealed class ChangeApproved : IGuardRule
{
    public string Name => "change.approved";

    public Task<bool> HoldsAsync(GuardCase what) => AllAsync(what);

    public static async Task<bool> AllAsync(GuardCase what)
    {
        foreach (var change in await what.LinkedAsync(FormCodes.Change))
        {
            if (ChangeForms.GivenUp.Contains(change.Record.StateCode) || !await what.Db.Set<RecordMove>().AnyAsync(m => m.RecordId == change.Record.Id && m.To == ChangeForms.Approved, what.Token))
                return false;
        }

        return true;
    }
}

/// <summary>The vote carries: two thirds of the board present and two thirds of them for it, with the customer's word where customers feel it; in an emergency three are for it.</summary>
internal sealed class BoardPassed : IGuardRule
{
    private const int Emergency = 3;

    public string Name => "change.board-passed";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var votes = await what.LinkedAsync(FormCodes.ChangeBoard);
        var board = (await OfficeHolders.InForce(what.Db, what.Facts.Now.UtcDateTime).Where(h => h.RoleCode == "ccb").Select(h => h.PersonId).Distinct().ToListAsync(what.Token)).Count;
        return votes.Count > 0 && votes.All(v => v.Values.Word("conclusion") != "不批准" && Carries(v.Values, board));
    }

    private static bool Carries(RecordValues vote, int board)
    {
        var (present, agreed) = (FieldText.Number(vote["voters"]) ?? 0, FieldText.Number(vote["agreed"]) ?? 0);
        if (vote.Word("class") == "紧急")
            return agreed >= Emergency;
        var told = vote.Word("affects_customer") != "是" || vote["customer_opinion"] is not null;
        return told && present > 0 && present * 3 >= board * 2 && agreed * 3 >= present * 2;
    }
}

/// <summary>What was approved by word of mouth is signed: the record of the approval is complete.</summary>
internal sealed class BoardSigned : IGuardRule
{
    public string Name => "change.board-signed";

    public async Task<bool> HoldsAsync(GuardCase what) => await what.LinkedAsync(FormCodes.ChangeBoard) is { Count: > 0 } votes && votes.All(v => v.Record.State == RecordState.Locked);
}

/// <summary>The register of configuration items was brought up to date after the change.</summary>
internal sealed class ItemsUpdated : IGuardRule
{
    public string Name => "change.ci-updated";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        if (what.Of.Model.Field("cmdb_updated_on") is not null)
            return what.Values["cmdb_updated_on"] is not null;
        var logs = await ChangeForms.LogsAsync(what);
        return logs.Count > 0 && logs.All(l => l.Values["affected_cis"] is null || l.Values.Word("cmdb_updated") == "是");
    }
}

/// <summary>Now lies in the window that was approved.</summary>
internal sealed class InWindow : IGuardRule
{
    public string Name => "change.in-window";

    public async Task<bool> HoldsAsync(GuardCase what) =>
        await ChangeForms.LogsAsync(what) is { Count: > 0 } logs
        && logs.All(l => FieldText.Moment(l.Values["planned_window"]) <= what.Facts.Now && what.Facts.Now <= (FieldText.Moment(l.Values["window_end"]) ?? DateTimeOffset.MaxValue));
}

/// <summary>The plan is reviewed before the change is approved; afterwards it bears all its signatures, which hold only for what they were given for.</summary>
internal sealed class PlanSigned : IGuardRule
{
    public string Name => "change.plan-signed";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var plans = await what.LinkedAsync(FormCodes.ChangePlan);
        foreach (var plan in plans)
        {
            if (!(what.Facts.Visited(ChangeForms.Approved) > 0 ? plan.Record.State == RecordState.Locked : await what.IsSignedAsync(plan.Record.Id, "reviewed_by")))
                return false;
        }

        return plans.Count > 0;
    }
}

/// <summary>No configuration item in use depends on this one.</summary>
internal sealed class NoDependants : IGuardRule
{
    private const string Field = "relations/ci";

    public string Name => "ci.no-dependants";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var me = what.Of.Record.Id.ToString("D");
        return !await what.Siblings().AnyAsync(r => r.State == RecordState.InProcess && what.Db.Set<RecordLink>().Any(l => l.RecordId == r.Id && l.ToOrdinal == null && l.Field == Field && l.TargetId == me), what.Token);
    }
}

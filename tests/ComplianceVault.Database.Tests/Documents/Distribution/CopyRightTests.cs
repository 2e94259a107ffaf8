using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>
/// What each of the sample's people may do with a copy of the technology department in each state: every state with every act by everybody. The state is written
/// into the row, so that states are met from which no way leads to the act.
/// </summary>
public sealed class CopyRightTests
{
    private const string NotAllowed = "copies.not-allowed";
    private const string Missing = "access.missing-permission";
    private const string Elsewhere = "copies.not-the-department";

    private static readonly string[] Holders = [LifeDesk.Author, CopyDesk.Engineer, LifeDesk.Head];

    private static readonly string[] People =
    [
        .. Holders, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller, CopyDesk.AdminHead, LifeDesk.MarketHead, CopyDesk.MarketStaff, "内审员", "外部审核员",
    ];

    /// <summary>The acts by where the copy stands afterwards; in every other state they are refused.</summary>
    private static Dictionary<CopyState, CopyState> Ways(CopyAct act) => act switch
    {
        CopyAct.Issue => new() { [CopyState.Planned] = CopyState.Issued },
        CopyAct.Acknowledge => new() { [CopyState.Issued] = CopyState.Acknowledged },
        CopyAct.Exchange => new() { [CopyState.Issued] = CopyState.Returned, [CopyState.Acknowledged] = CopyState.Returned, [CopyState.RecallRequested] = CopyState.Returned },
        CopyAct.Return => new() { [CopyState.RecallRequested] = CopyState.Returned },
        CopyAct.ReplaceDamaged => new() { [CopyState.Acknowledged] = CopyState.Issued },
        CopyAct.ReportLoss => new() { [CopyState.Acknowledged] = CopyState.LossReported, [CopyState.RecallRequested] = CopyState.LossReported },
        CopyAct.ApproveLoss => new() { [CopyState.LossReported] = CopyState.Lost },
        CopyAct.RefuseLoss => new() { [CopyState.LossReported] = CopyState.RecallRequested },
        CopyAct.RefuseLossInUse => new() { [CopyState.LossReported] = CopyState.Acknowledged },
        CopyAct.Keep => new() { [CopyState.Returned] = CopyState.Kept },
        _ => [],
    };

    [Theory, OnEachDatabase]
    public async Task Acts_OfTheController_AreRefusedToEverybodyElse(Database database)
    {
        await using var table = await CopyTable.OpenAsync(database);
        foreach (var act in new[] { CopyAct.Issue, CopyAct.Exchange, CopyAct.Return, CopyAct.ReplaceDamaged, CopyAct.Keep })
            await CheckAsync(table, act, person => person == LifeDesk.Controller ? null : Refused(person, Missing));
    }

    [Theory, OnEachDatabase]
    public async Task Acts_OfTheHolder_AreRefusedOutsideTheDepartment(Database database)
    {
        await using var table = await CopyTable.OpenAsync(database);
        foreach (var act in new[] { CopyAct.Acknowledge, CopyAct.ReportLoss })
            await CheckAsync(table, act, person => Holders.Contains(person) ? null : Refused(person, Elsewhere));
        await CheckAsync(table, CopyAct.Return, person => Holders.Contains(person) ? null : Refused(person, Elsewhere), byHolder: true);
    }

    [Theory, OnEachDatabase]
    public async Task ALoss_IsDecidedByTheHeadOfTheDepartment_NeverByWhoReportedIt(Database database)
    {
        await using var table = await CopyTable.OpenAsync(database);
        foreach (var act in new[] { CopyAct.ApproveLoss, CopyAct.RefuseLoss, CopyAct.RefuseLossInUse })
            await CheckAsync(table, act, person => person == LifeDesk.Head ? null : Refused(person, person == CopyDesk.Engineer ? "copies.loss-own" : "copies.loss-not-yours"));
    }

    [Theory, OnEachDatabase]
    public async Task Destruction_IsProposedByTheController_OfWhatCameBack(Database database)
    {
        await using var table = await CopyTable.OpenAsync(database);
        var other = await table.Desk.CopyAsync(table.Document, "002");
        LifeDesk.Must(await table.Desk.ReturnAsync(LifeDesk.Author, other));
        LifeDesk.Must(await table.Desk.ReceiveAsync(other));
        LifeDesk.Must(await table.Desk.KeepAsync(other)); // one is kept first
        var (said, expected) = (new List<string>(), new List<string>());
        foreach (var (state, person) in Everything())
        {
            await table.PutAsync(state, CopyAct.Destroy);
            var proposed = await table.Desk.TryProposeAsync([table.Old], by: person);
            said.Add($"{state} {person}: {proposed.Error?.Code}");
            expected.Add($"{state} {person}: {(person != LifeDesk.Controller ? Refused(person, Missing) : state == CopyState.Returned ? "" : "destruction.item")}");
            if (proposed.Succeeded)
                LifeDesk.Must(await table.Desk.CloseListAsync(proposed.Value.Single()));
        }

        Assert.Equal(expected, said);
    }

    /// <summary>Nobody recalls or cancels one copy: it follows the list of the document.</summary>
    [Theory, OnEachDatabase]
    public async Task OffTheList_ACopyIsRecalledOrCancelled_OrStaysAsItIs(Database database)
    {
        await using var table = await CopyTable.OpenAsync(database);
        foreach (var state in Enum.GetValues<CopyState>())
        {
            await table.PutAsync(state, CopyAct.RequestRecall);
            LifeDesk.Must(await table.Desk.SetListAsync(table.Document, [CopyDesk.Paper("market")]));
            Assert.Equal(
                state switch { CopyState.Planned => CopyState.Cancelled, CopyState.Issued or CopyState.Acknowledged => CopyState.RecallRequested, _ => state },
                await table.StateAsync(CopyAct.RequestRecall));
            LifeDesk.Must(await table.Desk.SetListAsync(table.Document, [CopyDesk.Paper("tech", 2)]));
        }
    }

    private static async Task CheckAsync(CopyTable table, CopyAct act, Func<string, string?> refusal, bool byHolder = false)
    {
        var (said, expected) = (new List<string>(), new List<string>());
        foreach (var (state, person) in Everything())
        {
            await table.PutAsync(state, act, byHolder);
            var done = await table.TryAsync(act, person, byHolder);
            said.Add($"{act} {state} {person}: {done.Error?.Code ?? (await table.StateAsync(act)).ToString()}");
            expected.Add($"{act} {state} {person}: {refusal(person) ?? (Ways(act).TryGetValue(state, out var next) ? next.ToString() : NotAllowed)}");
        }

        Assert.Equal(expected, said);
    }

    private static IEnumerable<(CopyState State, string Person)> Everything() => Enum.GetValues<CopyState>().SelectMany(s => People.Select(p => (s, p)));

    /// <summary>An auditor from outside whom nobody has let in yet does nothing at all.</summary>
    private static string Refused(string person, string code) => person == "外部审核员" ? "access.not-granted" : code;
}

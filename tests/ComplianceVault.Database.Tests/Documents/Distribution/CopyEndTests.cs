using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Platform.Backup;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>The end of paper copies (decision 32, 文件控制程序 4.7.1): of an obsolete edition one is kept, the others are destroyed by two persons under a certificate.</summary>
public sealed class CopyEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task OfASupersededEdition_OneCopyIsKept_AndTheOthersAreDestroyedByTwo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await SupersededAsync(desk);
        var back = await desk.BoardAsync(CopyList.ToDestroy);
        Assert.Equal(["001", "002", "003"], back.Select(c => c.Number));
        Assert.Equal("destruction.item", (await desk.TryProposeAsync(back)).Error?.Code); // one is kept first
        Assert.Equal("copies.kept-before", (await desk.KeepAsync(back[0], back[1])).Error?.Code);

        LifeDesk.Must(await desk.KeepAsync(back[0]));
        Assert.Equal("copies.kept-before", (await desk.KeepAsync(back[1])).Error?.Code);
        Assert.Equal(("001", (string?)"文件柜 2-3"), (await desk.CopyAsync(document, "001") is var k ? (k.Kept!, k.EndNote) : default));
        var id = await desk.ApprovedAsync(back.Skip(1));
        Assert.Empty(await desk.BoardAsync(CopyList.ToDestroy));
        Assert.Equal("destruction.listed-already", (await desk.TryProposeAsync(back.Skip(1))).Error?.Code);
        Assert.Equal("destruction.listed-already", (await desk.KeepAsync(back[1])).Error?.Code);
        Assert.Equal("destruction.witness-self", (await desk.BeginAsync(id, witness: LifeDesk.Controller)).Error?.Code);
        LifeDesk.Must(await desk.BeginAsync(id));
        Assert.All(await desk.CopiesAsync(document, a, null, CopyState.Returned), c => Assert.Equal("DOCUMENT-DESTRUCTIONS-2026-0001", c.OnList)); // until the witness has signed
        LifeDesk.Must(await desk.WitnessAsync(id));

        Assert.Equal([("001", CopyState.Kept), ("002", CopyState.Destroyed), ("003", CopyState.Destroyed)], (await desk.CopiesAsync(document, a)).Select(c => (c.Number, c.State)));
        Assert.Equal(EditionState.Obsolete, (await desk.EditionAsync(a)).State);
        var list = await DestroyDesk.ListAsync(desk, id);
        Assert.Equal((DestructionState.Certified, "XHZS-2026-001", DestructionMethod.ShredPaper), (list.State, list.Certificate, list.Method));
        Assert.Equal([("A", "002"), ("A", "003")], list.Items.Select(i => (i.Label, i.CopyNumber!)));
        var view = LifeDesk.Must(await desk.Vault.Get<CopyQueries>().GetAsync(await desk.ActorAsync(LifeDesk.Controller), back[1].Id, Ct));
        Assert.Equal((CopyAct.Destroy, "XHZS-2026-001", DestroyDesk.Witness), (view.Moves[0].Act!.Value, view.Moves[0].Note!, view.Moves[0].ByName));
        var register = LifeDesk.Must(await desk.Vault.Get<DestructionRegister>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), new(), Ct));
        Assert.Equal([("002", DestroyDesk.Witness), ("003", DestroyDesk.Witness)], register.Rows.Select(r => (r.CopyNumber!, r.Witness!)));
        Assert.Equal(2, register.Total);
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task ACopyOfAnEditionInForce_IsNeitherKeptNorDestroyed(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"), CopyDesk.Paper("market"));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")])); // market gets it no more
        var copy = (await desk.CopiesAsync(document, null, null, CopyState.RecallRequested)).Single();
        Assert.Equal("copies.in-force", (await desk.KeepAsync(copy)).Error?.Code);
        LifeDesk.Must(await desk.ReturnAsync(CopyDesk.MarketStaff, copy));
        LifeDesk.Must(await desk.ReceiveAsync(copy));

        Assert.Equal("copies.in-force", (await desk.KeepAsync(copy)).Error?.Code);
        Assert.Equal("destruction.item", (await desk.TryProposeAsync([copy])).Error?.Code);
        Assert.Equal(0, (await desk.BoardAsync()).Copies[CopyList.ToDestroy]);
        foreach (var person in new[] { LifeDesk.Author, LifeDesk.Head, LifeDesk.Representative })
            Assert.Equal("access.missing-permission", (await desk.TryProposeAsync([copy], by: person)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AHold_LeavesTheCopyOut_AtEveryStep(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await SupersededAsync(desk);
        var back = await desk.BoardAsync(CopyList.ToDestroy);
        LifeDesk.Must(await desk.KeepAsync(back[0]));
        var id = await desk.ApprovedAsync(back.Skip(1));
        LifeDesk.Must(await desk.BeginAsync(id));
        LifeDesk.Must(await desk.TryHoldAsync(document, a));
        LifeDesk.Must(await desk.WitnessAsync(id));

        var list = await DestroyDesk.ListAsync(desk, id);
        Assert.Equal(DestructionState.Closed, list.State);
        Assert.All(list.Items, i => Assert.Equal((ItemFate.Excluded, "destruction.held"), (i.Fate, i.Excluded?.Code)));
        Assert.Equal(["002", "003"], (await desk.BoardAsync(CopyList.ToDestroy)).Select(c => c.Number));
        Assert.Equal("destruction.item", (await desk.TryProposeAsync(back.Skip(1))).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheKeptCopy_GoesWithItsEdition_AndNotBefore(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await SupersededAsync(desk);
        var back = await desk.BoardAsync(CopyList.ToDestroy);
        LifeDesk.Must(await desk.KeepAsync(back[0]));
        await desk.DestroyAsync(back[1]);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("destruction.item", (await desk.TryProposeAsync([back[0]])).Error?.Code);
        Assert.Equal("destruction.item", (await DestroyDesk.TryProposeAsync(desk, [a])).Error?.Code); // its time runs
        await desk.KeepMastersAsync(0);
        Assert.Equal("destruction.shred-paper", (await DestroyDesk.TryProposeAsync(desk, [a])).Error?.Code);

        var id = LifeDesk.Must(await DestroyDesk.TryProposeAsync(desk, [a], method: DestructionMethod.Shred));
        Assert.Equal([null, "001", "003"], (await DestroyDesk.ListAsync(desk, id)).Items.Select(i => i.CopyNumber));
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        LifeDesk.Must(await desk.ApproveListAsync(id));
        LifeDesk.Must(await desk.BeginAsync(id));
        LifeDesk.Must(await desk.WitnessAsync(id));

        Assert.Equal(EditionState.Destroyed, (await desk.EditionAsync(a)).State);
        Assert.All(await desk.CopiesAsync(document, a), c => Assert.Equal(CopyState.Destroyed, c.State));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.False(await db.Set<TrailDetail>().AnyAsync(d => d.Kind == Edition.Kind && d.ObjectId == a, Ct));
        var register = LifeDesk.Must(await desk.Vault.Get<DestructionRegister>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), new(), Ct));
        Assert.Equal([null, "001", "003", "002"], register.Rows.Select(r => r.CopyNumber));
    }

    [Theory, OnEachDatabase]
    public async Task WhereTheOwnerKeepsTheEdition_ItsKeptCopyStaysToo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await SupersededAsync(desk);
        var back = await desk.BoardAsync(CopyList.ToDestroy);
        LifeDesk.Must(await desk.KeepAsync(back[0]));
        await desk.KeepMastersAsync(0);
        var id = LifeDesk.Must(await DestroyDesk.TryProposeAsync(desk, [a], method: DestructionMethod.Shred));
        LifeDesk.Must(await desk.ConfirmListAsync(id, keep: new KeepLonger((await DestroyDesk.ListAsync(desk, id)).Items[0].Id, "合同未结")));
        LifeDesk.Must(await desk.CheckListAsync(id));

        Assert.Equal(
            [(ItemFate.KeptLonger, null), (ItemFate.Excluded, "destruction.kept-copy"), (ItemFate.Listed, null), (ItemFate.Listed, (string?)null)],
            (await DestroyDesk.ListAsync(desk, id)).Items.Select(i => (i.Fate, i.Excluded?.Code)));
        Assert.Equal(CopyState.Kept, (await desk.CopyAsync(document, "001")).State);
    }

    [Theory, OnEachDatabase]
    public async Task AnEditionWithACopyStillOut_IsNotDestroyed(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        await desk.PublishNextAsync(document, inDays: 0);
        await desk.KeepMastersAsync(0);

        var refused = await DestroyDesk.TryProposeAsync(desk, [a], method: DestructionMethod.Shred);

        Assert.Equal(("destruction.copies-out", "001"), (refused.Error?.Code, refused.Error?.Arguments[2]));
    }

    [Theory, OnEachDatabase]
    public async Task TheMethod_FitsPaper_AndRestrictedPaperIsShredded(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await SupersededAsync(desk);
        var back = await desk.BoardAsync(CopyList.ToDestroy);
        LifeDesk.Must(await desk.KeepAsync(back[0]));
        Assert.Equal("destruction.method", (await desk.TryProposeAsync([back[1]], DestructionMethod.Erase)).Error?.Code);
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Document>().Where(d => d.Id == document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, Classification.Restricted), Ct);

        Assert.Equal("destruction.shred", (await desk.TryProposeAsync([back[1]], DestructionMethod.Reuse)).Error?.Code);
        LifeDesk.Must(await desk.TryProposeAsync([back[1]]));
    }

    [Theory, OnEachDatabase]
    public async Task ARestoredOlderBackup_LearnsThatThePaperIsGone(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await SupersededAsync(desk);
        var back = await desk.BoardAsync(CopyList.ToDestroy);
        LifeDesk.Must(await desk.KeepAsync(back[0]));
        var older = LifeDesk.Must(await desk.Vault.Get<BackUp>().ExecuteAsync(await desk.ActorAsync("系统管理员"), new BackupRequest(BackupKind.Manual, Password: null), null, Ct));
        await desk.DestroyAsync(back[1]);

        await using var clean = TestVault.CreateEmpty(database);
        var restored = await BackupTests.RestoreAsync(clean, older.File, journal: desk.Vault.Get<VaultPaths>().DisposalJournal);

        Assert.True(restored.Succeeded && restored.Value.Findings.Holds, $"{restored.Error}");
        await using var db = await clean.DatabaseAsync();
        Assert.Equal(CopyState.Destroyed, (await db.Set<ControlledCopy>().SingleAsync(c => c.Id == back[1].Id, Ct)).State);
        Assert.Equal("XHZS-2026-001", (await db.Set<CopyMove>().Where(m => m.CopyId == back[1].Id).OrderBy(m => m.Ordinal).LastAsync(Ct)).Note);
    }

    /// <summary>Edition A is superseded, its three copies are exchanged.</summary>
    private static async Task<(Guid Document, Guid A)> SupersededAsync(LifeDesk desk)
    {
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("tech"), CopyDesk.Paper("market", 2));
        var b = await desk.PublishNextAsync(document, inDays: 0);
        var planned = await desk.CopiesAsync(document, b);
        LifeDesk.Must(await desk.ExchangeAsync((await desk.CopiesAsync(document, a)).Select(old => (old, planned.Single(n => n.Pair == old.Number)))));
        return (document, a);
    }
}

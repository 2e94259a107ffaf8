using System.Text;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Database.Tests.Platform.Backup;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Destruction;

/// <summary>Destruction of obsolete editions (文件控制程序 6, practice 4.5): who signs, what stands against it, and that what is gone is gone.</summary>
public sealed class DestructionTests
{
    private static readonly string[] People = [LifeDesk.Author, LifeDesk.Head, LifeDesk.MarketHead, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller, DestroyDesk.Witness];

    private static readonly Dictionary<(DestructionState, DestructionAct), string> Allowed = new()
    {
        [(DestructionState.Proposed, DestructionAct.ConfirmOwner)] = LifeDesk.Head,
        [(DestructionState.Proposed, DestructionAct.Reject)] = LifeDesk.Head,
        [(DestructionState.Proposed, DestructionAct.Close)] = LifeDesk.Controller,
        [(DestructionState.OwnerConfirmed, DestructionAct.CheckHolds)] = LifeDesk.Controller,
        [(DestructionState.OwnerConfirmed, DestructionAct.Close)] = LifeDesk.Controller,
        [(DestructionState.HoldChecked, DestructionAct.Approve)] = LifeDesk.Head,
        [(DestructionState.HoldChecked, DestructionAct.Reject)] = LifeDesk.Head,
        [(DestructionState.HoldChecked, DestructionAct.Close)] = LifeDesk.Controller,
        [(DestructionState.Approved, DestructionAct.Execute)] = DestroyDesk.Witness,
        [(DestructionState.Approved, DestructionAct.Close)] = LifeDesk.Controller,
        [(DestructionState.Executed, DestructionAct.Certify)] = LifeDesk.Controller,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TwoPersonsDestroy_AndNothingIsLeftButTheTombstone(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await WithdrawnAsync(desk, "机房巡检规范", "# 1 要求\n\n每日清点备件柜。\n");
        var (number, hashes) = (await desk.NumberAsync(edition), await HashesAsync(desk, edition));
        Assert.All(hashes, h => Assert.True(desk.Vault.Get<StoredFiles>().Has(h)));
        Assert.True(await FoundAsync(desk, "清点备件柜") > 0);

        var id = await desk.DestroyAsync(edition);

        var list = await desk.ListAsync(id);
        Assert.Equal((DestructionState.Certified, "DOCUMENT-DESTRUCTIONS-2026-0001", "XHZS-2026-001"), (list.State, list.Number, list.Certificate));
        Assert.Equal((ItemFate.Destroyed, "机房巡检规范", "A"), (list.Items[0].Fate, list.Items[0].Title, list.Items[0].Label));
        Assert.Equal(hashes, list.Items[0].Hashes);
        Assert.All(hashes, h => Assert.False(desk.Vault.Get<StoredFiles>().Has(h)));
        Assert.Equal(0, await FoundAsync(desk, "清点备件柜"));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.False(await db.Set<EditionFile>().AnyAsync(f => f.EditionId == edition, Ct) || await db.Set<EditionSection>().AnyAsync(s => s.EditionId == edition, Ct));
        Assert.False(await db.Set<DraftUpload>().AnyAsync(u => u.EditionId == edition, Ct) || await db.Set<EditionRendition>().AnyAsync(r => r.EditionId == edition, Ct));
        var page = await desk.PageAsync(number, label: "A");
        Assert.Equal((EditionState.Destroyed, "XHZS-2026-001", number), (page.Edition.State, page.Certificate, page.Document.Number));
        Assert.Equal("documents.destroyed", (await desk.Vault.Get<DocumentQueries>().TextAsync(await desk.ActorAsync(LifeDesk.Author), edition, Ct)).Error?.Code);
        Assert.False((await desk.Vault.Get<Renditions>().OpenAsync(await desk.ActorAsync(LifeDesk.Controller), edition, Ct)).Succeeded);
        Assert.Equal(["XHZS-2026-001"], desk.Vault.Get<DisposalJournal>().Read().Select(l => l.Certificate));
    }

    [Theory, OnEachDatabase]
    public async Task TheTrail_StillHolds_AndTheCertificateCannotBeChanged(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync();
        var id = await desk.DestroyAsync(edition);
        await using var db = await desk.Vault.DatabaseAsync();

        Assert.False(await db.Set<TrailDetail>().AnyAsync(d => d.Kind == Edition.Kind && d.ObjectId == edition, Ct));
        var verification = await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(["XHZS-2026-001"], verification.Certificates);
        Assert.Empty((await desk.Vault.Get<ContentCare>().CheckAsync(null, Ct)).Missing);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<DestructionCertificate>().ExecuteUpdateAsync(s => s.SetProperty(c => c.Hash, "x"), Ct));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<DestructionCertificate>().ExecuteDeleteAsync(Ct));
        var pdf = LifeDesk.Must(await desk.Vault.Get<DownloadCertificate>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), id, Ct));
        await using var content = pdf.Content;
        Assert.Equal("XHZS-2026-001.pdf", pdf.FileName);
        var head = new byte[5];
        await content.ReadExactlyAsync(head, Ct);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(head));
        Assert.Equal("deciding.not-found", (await desk.Vault.Get<DownloadCertificate>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), id, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheRegister_IsComputed_WithBothNames(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync();
        await desk.DestroyAsync(edition);
        var register = desk.Vault.Get<DestructionRegister>();

        var row = Assert.Single(LifeDesk.Must(await register.ListAsync(await desk.ActorAsync(LifeDesk.Manager), new(), Ct)).Rows);

        Assert.Equal(("机房巡检规范", "A", "XHZS-2026-001", "DOCUMENT-DESTRUCTIONS-2026-0001"), (row.Title, row.Label, row.Certificate, row.List));
        Assert.Equal((LifeDesk.Controller, DestroyDesk.Witness, DestructionMethod.Erase), (row.DestroyedBy, row.Witness, row.Method));
        Assert.Single(LifeDesk.Must(await register.ExportAsync(await desk.ActorAsync(LifeDesk.Controller), Ct)));
        Assert.Equal("access.missing-permission", (await register.ListAsync(await desk.ActorAsync(LifeDesk.Head), new(), Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task EveryStateWithEveryActByEverybody_GoesWhereTheTableSays_OrIsRefused(Database database)
    {
        await using var desk = await OpenAsync(database);
        foreach (var state in Enum.GetValues<DestructionState>())
        {
            var (id, lease) = await BringToAsync(desk, state);
            using (lease)
            {
                foreach (var (act, person) in Enum.GetValues<DestructionAct>().SelectMany(a => People.Select(p => (a, p))).Where(x => Allowed.GetValueOrDefault((state, x.a)) != x.p))
                    Assert.False(await ChangesAsync(desk, id, act, person), $"{person} did {act} in {state}");
            }

            Assert.Equal(state, (await desk.ListAsync(id)).State);
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheTableLists_CanBeDone(Database database)
    {
        await using var desk = await OpenAsync(database);
        foreach (var ((state, act), person) in Allowed)
        {
            var (id, lease) = await BringToAsync(desk, state);
            lease?.Dispose();
            LifeDesk.Must(await DoAsync(desk, id, act, person));
            var expected = act == DestructionAct.Execute ? DestructionState.Certified : DestructionWorkflow.Table.Next(state, act).Value; // the certificate follows at once
            Assert.Equal(expected, (await desk.ListAsync(id)).State);
        }
    }

    [Theory, OnEachDatabase]
    public async Task OnePersonWithAllRoles_NeitherApprovesTheOwnList_NorWitnessesTheOwnHand(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync();
        await desk.GiveRoleAsync(LifeDesk.Controller, "dept_head", "tech");
        var id = await desk.ProposeAsync(edition);

        Assert.Equal("deciding.not-own-work", (await desk.ConfirmListAsync(id, LifeDesk.Controller)).Error?.Code);
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        Assert.Equal("deciding.not-own-work", (await desk.ApproveListAsync(id, LifeDesk.Controller)).Error?.Code);
        LifeDesk.Must(await desk.ApproveListAsync(id));
        Assert.Equal("destruction.witness-self", (await desk.BeginAsync(id, witness: LifeDesk.Controller)).Error?.Code);
        LifeDesk.Must(await desk.BeginAsync(id));
        Assert.Equal("deciding.not-your-turn", (await desk.WitnessAsync(id, LifeDesk.Controller)).Error?.Code);
        Assert.Equal(EditionState.Obsolete, await desk.StateAsync(edition));
        LifeDesk.Must(await desk.WitnessAsync(id));
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheOwnerKeepsLonger_Stays_AndAListWithNothingLeftCloses(Database database)
    {
        await using var desk = await OpenAsync(database);
        var ((_, first), (_, second)) = (await desk.WithdrawnAsync(), await desk.WithdrawnAsync("值守规范"));
        var id = await desk.ProposeAsync(first, second);
        Assert.Equal("destruction.listed-already", (await desk.TryProposeAsync([second])).Error?.Code);
        var items = (await desk.ListAsync(id)).Items;
        Assert.Equal("act.reason-required", (await desk.ConfirmListAsync(id, keep: new KeepLonger(items[1].Id, " "))).Error?.Code);

        LifeDesk.Must(await desk.ConfirmListAsync(id, keep: new KeepLonger(items[1].Id, "合同未结")));

        var list = await desk.ListAsync(id);
        Assert.Equal([(ItemFate.Listed, null), (ItemFate.KeptLonger, "合同未结")], list.Items.Select(i => (i.Fate, i.FateReason)));
        Assert.Equal(DestructionState.OwnerConfirmed, list.State);
        var other = await desk.ProposeAsync(second);
        LifeDesk.Must(await desk.ConfirmListAsync(other, keep: new KeepLonger((await desk.ListAsync(other)).Items[0].Id, "合同未结")));
        Assert.Equal(DestructionState.Closed, (await desk.ListAsync(other)).State);
    }

    [Theory, OnEachDatabase]
    public async Task AHold_KeepsAnItemOutOfItsBatch_AtEveryStep(Database database)
    {
        await using var desk = await OpenAsync(database);
        var ((held, first), (late, second), (_, third)) = (await desk.WithdrawnAsync(), await desk.WithdrawnAsync("值守规范"), await desk.WithdrawnAsync("备件规范"));
        var id = await desk.ProposeAsync(first, second, third);
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.TryHoldAsync(held));

        LifeDesk.Must(await desk.CheckListAsync(id));
        var excluded = (await desk.ListAsync(id)).Items.Single(i => i.Fate == ItemFate.Excluded);
        Assert.Equal(("机房巡检规范", "destruction.held"), (excluded.Title, excluded.Excluded?.Code));
        Assert.Equal([LifeDesk.Representative, "诉讼"], excluded.Excluded!.Arguments);
        Assert.Equal("destruction.item", (await desk.TryProposeAsync([first])).Error?.Code);

        LifeDesk.Must(await desk.ApproveListAsync(id));
        LifeDesk.Must(await desk.BeginAsync(id));
        LifeDesk.Must(await desk.TryHoldAsync(late, second, LifeDesk.Manager)); // after both approvals, of one edition
        LifeDesk.Must(await desk.WitnessAsync(id));

        Assert.Equal(EditionState.Obsolete, await desk.StateAsync(first));
        Assert.Equal(EditionState.Obsolete, await desk.StateAsync(second));
        Assert.Equal(EditionState.Destroyed, await desk.StateAsync(third));
        Assert.Equal(2, (await desk.ListAsync(id)).Items.Count(i => i.Fate == ItemFate.Excluded));
    }

    [Theory, OnEachDatabase]
    public async Task ARecordInWorkThatRefersToTheDocument_StandsAgainstIt_ByName(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var (document, edition) = await desk.InForceAsync();
        await desk.PublishNextAsync(document, 0);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        var record = await OpenRecordDesk.AddAsync(desk, document, "NC-2026-0007", RecordState.InProcess);
        var refused = (await desk.TryProposeAsync([edition])).Error;
        Assert.Equal("destruction.item", refused?.Code);
        Assert.Contains("NC-2026-0007", (string)refused!.Arguments[2], StringComparison.Ordinal);

        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<App.Records.Entries.Record>().Where(r => r.Id == record).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecordState.Voided), Ct);
        LifeDesk.Must(await desk.TryProposeAsync([edition]));
    }

    [Theory, OnEachDatabase]
    public async Task AHold_IsReleasedByTwoPersons(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (document, edition) = await desk.WithdrawnAsync();
        var (ask, release) = (desk.Vault.Get<AskHoldRelease>(), desk.Vault.Get<ReleaseHold>());
        var (representative, manager) = (await desk.ActorAsync(LifeDesk.Representative), await desk.ActorAsync(LifeDesk.Manager));
        foreach (var person in People.Except([LifeDesk.Representative, LifeDesk.Manager]))
            Assert.Equal("holds.office-only", (await desk.TryHoldAsync(document, by: person)).Error?.Code);
        Assert.Equal("act.reason-required", (await desk.TryHoldAsync(document, reason: "")).Error?.Code);
        var hold = LifeDesk.Must(await desk.TryHoldAsync(document));

        Assert.Equal("holds.not-asked", (await release.ExecuteAsync(manager, hold, Ct)).Error?.Code);
        Assert.Equal("holds.office-only", (await ask.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), hold, "结案", Ct)).Error?.Code);
        LifeDesk.Must(await ask.ExecuteAsync(representative, hold, "结案", Ct));
        Assert.Equal("holds.second-person", (await release.ExecuteAsync(representative, hold, Ct)).Error?.Code);
        Assert.Equal("destruction.item", (await desk.TryProposeAsync([edition])).Error?.Code);
        await using (var db = await desk.Vault.DatabaseAsync())
            Assert.Equal([("gm", representative.PersonId), ("mgmt_rep", representative.PersonId)], (await Desk(desk, db, "hold.release").ToListAsync(Ct)).Select(t => (t.Office!, t.NotFor!.Value)).Order());
        LifeDesk.Must(await release.ExecuteAsync(manager, hold, Ct));

        Assert.Equal("holds.not-found", (await release.ExecuteAsync(manager, hold, Ct)).Error?.Code);
        LifeDesk.Must(await desk.TryProposeAsync([edition]));
    }

    [Theory, OnEachDatabase]
    public async Task TheOnlyMaster_Stays_WhileItsTimeRuns_AndWhileRecordsMadeUnderItAreKept(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await desk.InForceAsync();
        var number = await desk.NumberAsync(edition);
        await RecordAsync(desk, number);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var id = await desk.ApplyAsync(edition);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));

        async Task<DestructionCandidate> CandidateAsync() =>
            Assert.Single(LifeDesk.Must(await desk.Vault.Get<DestructionQueries>().CandidatesAsync(await desk.ActorAsync(LifeDesk.Controller), "tech", new(), Ct)).Rows);

        Assert.Equal("destruction.records-kept", (await CandidateAsync()).Refusal?.Code);
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<RecordCount>().ExecuteUpdateAsync(s => s.SetProperty(c => c.Records, 0), Ct);
        Assert.Equal("destruction.master-kept", (await CandidateAsync()).Refusal?.Code);
        Assert.Equal(desk.Today.AddMonths(36), (await CandidateAsync()).DueOn);
        Assert.Equal("destruction.item", (await desk.TryProposeAsync([edition])).Error?.Code);
        await desk.KeepMastersAsync(0);
        Assert.Null((await CandidateAsync()).Refusal);
        LifeDesk.Must(await desk.TryProposeAsync([edition]));
    }

    [Theory, OnEachDatabase]
    public async Task LevelTwo_IsApprovedByTheRepresentative_AndConfidential_MustBeShredded(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (document, edition) = await desk.WithdrawnAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Document>().Where(d => d.Id == document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Level, "二阶").SetProperty(d => d.Classification, Classification.Confidential), Ct);

        Assert.Equal("destruction.shred", (await desk.TryProposeAsync([edition])).Error?.Code);
        var id = LifeDesk.Must(await desk.TryProposeAsync([edition], method: DestructionMethod.Shred));
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        Assert.Equal("deciding.not-your-turn", (await desk.ApproveListAsync(id)).Error?.Code);
        LifeDesk.Must(await desk.ApproveListAsync(id, LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task SharedContent_Stays_UntilItsLastReferenceIsGone(Database database)
    {
        await using var desk = await OpenAsync(database);
        const string same = "# 1 要求\n\n两份文件内容相同。\n";
        var ((_, first), (_, second)) = (await WithdrawnAsync(desk, "巡检规范甲", same), await WithdrawnAsync(desk, "巡检规范乙", same));
        var file = (await HashesAsync(desk, first)).Intersect(await HashesAsync(desk, second)).First();

        await desk.DestroyAsync(first);
        Assert.True(desk.Vault.Get<StoredFiles>().Has(file));
        await desk.DestroyAsync(second);

        Assert.False(desk.Vault.Get<StoredFiles>().Has(file));
    }

    [Theory, OnEachDatabase]
    public async Task BrokenOffBetweenCommitAndFiles_ItIsFinishedAtTheNextStart(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync();
        var hashes = await HashesAsync(desk, edition);
        var (id, lease) = await ExecutedAsync(desk, edition);
        using (lease)
        {
            Assert.Equal((DestructionState.Executed, EditionState.Destroyed), ((await desk.ListAsync(id)).State, await desk.StateAsync(edition)));
            Assert.All(hashes, h => Assert.True(desk.Vault.Get<StoredFiles>().Has(h)));
            Assert.Empty(desk.Vault.Get<DisposalJournal>().Read());
        }

        await desk.Vault.Get<VaultStart>().PrepareAsync(Ct);

        Assert.All(hashes, h => Assert.False(desk.Vault.Get<StoredFiles>().Has(h)));
        Assert.Single(desk.Vault.Get<DisposalJournal>().Read());
        Assert.Equal(1, LifeDesk.Must(await desk.Vault.Get<FinishDestruction>().RunAllAsync(Ct)));
        Assert.Equal(DestructionState.Certified, (await desk.ListAsync(id)).State);
    }

    [Theory, OnEachDatabase]
    public async Task ARestoredOlderBackup_DestroysItAgain(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync();
        var hashes = await HashesAsync(desk, edition);
        var id = await desk.ApprovedAsync(edition);
        LifeDesk.Must(await desk.BeginAsync(id));
        var older = LifeDesk.Must(await desk.Vault.Get<BackUp>().ExecuteAsync(await desk.ActorAsync("系统管理员"), new BackupRequest(BackupKind.Manual, Password: null), null, Ct));
        LifeDesk.Must(await desk.WitnessAsync(id));

        await using var clean = TestVault.CreateEmpty(database);
        var restored = await BackupTests.RestoreAsync(clean, older.File, journal: desk.Vault.Get<VaultPaths>().DisposalJournal);

        Assert.True(restored.Succeeded && restored.Value.Findings.Holds, $"{restored.Error}");
        Assert.Equal(1, restored.Value.Disposals);
        Assert.All(hashes, h => Assert.False(clean.Get<StoredFiles>().Has(h)));
        await using var db = await clean.DatabaseAsync();
        Assert.Equal(EditionState.Destroyed, (await db.Set<Edition>().SingleAsync(e => e.Id == edition, Ct)).State);
        Assert.True((await clean.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        var row = Assert.Single(LifeDesk.Must(await clean.Get<DestructionRegister>().ListAsync(await clean.ActorAsync(LifeDesk.Controller), new(), Ct)).Rows);
        Assert.Equal(("XHZS-2026-001", null), (row.Certificate, row.List));
    }

    [Theory, OnEachDatabase]
    public async Task TheDesk_TellsWhomItWaitsFor(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync();
        var id = await desk.ProposeAsync(edition);
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal((id, "dept_head@tech"), await Desk(desk, db, "destruction.confirm").Select(t => new ValueTuple<Guid, string?>(t.ObjectId, t.Office)).SingleAsync(Ct));
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        Assert.Equal("dept_head@tech", (await Desk(desk, db, "destruction.approve").SingleAsync(Ct)).Office);
        LifeDesk.Must(await desk.ApproveListAsync(id));
        Assert.Equal("doc_controller", (await Desk(desk, db, "destruction.execute").SingleAsync(Ct)).Office);
        LifeDesk.Must(await desk.BeginAsync(id));

        var witness = await Desk(desk, db, "destruction.execute").SingleAsync(Ct);

        Assert.Equal(((await desk.ActorAsync(DestroyDesk.Witness)).PersonId, null), (witness.PersonId, witness.Office));
    }

    [Theory, OnEachDatabase]
    public async Task ListChangedBetweenOpeningAndSigning_IsRefused_AtEachSignature(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, edition) = await desk.WithdrawnAsync("甲规范");
        var id = await desk.ProposeAsync(edition);
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        var (controller, witness, proof) = (await desk.ActorAsync(LifeDesk.Controller), await desk.ActorAsync(DestroyDesk.Witness), new SigningProof(SampleAccounts.Password));

        var opened = await ChangedAsync("保存期满一");
        Assert.Equal("signing.content-changed", (await desk.ApproveListAsync(id, hash: opened)).Error?.Code);
        LifeDesk.Must(await desk.ApproveListAsync(id));
        opened = await ChangedAsync("保存期满二");
        Assert.Equal("signing.content-changed", (await desk.Vault.Get<BeginDestruction>().ExecuteAsync(controller, id, witness.PersonId, opened, proof, Ct)).Error?.Code);
        LifeDesk.Must(await desk.BeginAsync(id));
        opened = await ChangedAsync("保存期满三");
        Assert.Equal("signing.content-changed", (await desk.Vault.Get<WitnessDestruction>().ExecuteAsync(witness, id, opened, proof, Ct)).Error?.Code);
        LifeDesk.Must(await desk.WitnessAsync(id));

        async Task<string> ChangedAsync(string reason)
        {
            var hash = (await desk.ListAsync(id)).ContentHash;
            await using var db = await desk.Vault.DatabaseAsync();
            await db.Set<DestructionList>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Reason, reason), Ct);
            return hash;
        }
    }

    private static async Task<LifeDesk> OpenAsync(Database database)
    {
        var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        return desk;
    }

    private static IQueryable<DeskTask> Desk(LifeDesk desk, VaultDbContext db, string kind) =>
        desk.Vault.Get<IEnumerable<IDeskSource>>().Select(s => s.Open(db, desk.Today)).Single(o => o.ContainsKey(kind))[kind];

    private static async Task<(Guid Document, Guid Edition)> WithdrawnAsync(LifeDesk desk, string title, string text)
    {
        var document = (await desk.RegisterAsync(title)).Id;
        var edition = await desk.StartAsync(document, text: text);
        await desk.ApproveThroughAsync(edition);
        LifeDesk.Must(await desk.PublishAsync(edition));
        var pdf = LifeDesk.Must(await desk.Vault.Get<Renditions>().OpenAsync(await desk.ActorAsync(LifeDesk.Author), edition, Ct));
        await pdf.Content.DisposeAsync();
        var id = await desk.ApplyAsync(edition);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));
        return (document, edition);
    }

    private static async Task<IReadOnlyList<string>> HashesAsync(LifeDesk desk, Guid edition)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var hashes = await db.Set<EditionFile>().Where(f => f.EditionId == edition).Select(f => f.Hash)
            .Concat(db.Set<Edition>().Where(e => e.Id == edition).Select(e => e.TextHash)).Concat(db.Set<EditionRendition>().Where(r => r.EditionId == edition).Select(r => r.Hash)).ToListAsync(Ct);
        return [.. hashes.Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<int> FoundAsync(LifeDesk desk, string words)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        return LifeDesk.Must(await desk.Vault.Get<SearchQueries>().SearchAsync(await desk.ActorAsync(LifeDesk.Controller), new SearchQuestion { Text = words, AllEditions = true }, Ct)).Answer.Total;
    }

    /// <summary>A record of a form of the document, made today, kept three years.</summary>
    private static async Task RecordAsync(LifeDesk desk, string number)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var form = new Form
        {
            Id = desk.Vault.Clock.NewId(),
            Number = $"{number}-R01",
            TitleZh = "巡检记录",
            Parent = number,
            Way = FormWay.Filled,
            Basis = FormBasis.Listed,
            IsActive = true,
            Retention = "T-5Y",
        };
        db.Add(form);
        db.Add(new App.Records.Retention.RetentionClass
        {
            Id = desk.Vault.Clock.NewId(),
            Code = "T-5Y",
            TitleZh = "五年",
            Period = 5,
            Unit = App.Records.Retention.RetentionUnit.Year,
            Starts = App.Records.Retention.RetentionStart.RecordClosed,
            AtLeast = true,
            From = new(2026, 1, 1),
        });
        await db.SaveChangesAsync(Ct);
        await RecordCounts.AddAsync(db, new RecordCount { FormId = form.Id, Department = "tech", EventDay = desk.Today, EnteredDay = desk.Today, Records = 1 }, Ct);
    }

    /// <summary>While somebody reads many files no content goes, so that the list stands between commit and files.</summary>
    private static async Task<(Guid, FileStream)> ExecutedAsync(LifeDesk desk, Guid edition)
    {
        var id = await desk.ApprovedAsync(edition);
        LifeDesk.Must(await desk.BeginAsync(id));
        var file = Path.Combine(desk.Vault.Get<VaultPaths>().Content, ".lease");
        var lease = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        LifeDesk.Must(await desk.WitnessAsync(id));
        return (id, lease);
    }

    private static async Task<(Guid Id, IDisposable? Lease)> BringToAsync(LifeDesk desk, DestructionState state)
    {
        var (_, edition) = await desk.WithdrawnAsync($"规范 {desk.Vault.Clock.NewId():N}");
        switch (state)
        {
            case DestructionState.Executed:
                return await ExecutedAsync(desk, edition);
            case DestructionState.Certified:
                return (await desk.DestroyAsync(edition), null);
            case DestructionState.Approved:
                var approved = await desk.ApprovedAsync(edition);
                LifeDesk.Must(await desk.BeginAsync(approved));
                return (approved, null);
        }

        var id = await desk.ProposeAsync(edition);
        if (state is DestructionState.OwnerConfirmed or DestructionState.HoldChecked)
            LifeDesk.Must(await desk.ConfirmListAsync(id));
        if (state == DestructionState.HoldChecked)
            LifeDesk.Must(await desk.CheckListAsync(id));
        if (state == DestructionState.Rejected)
            LifeDesk.Must(await desk.RejectListAsync(id, LifeDesk.Head));
        if (state == DestructionState.Closed)
            LifeDesk.Must(await desk.CloseListAsync(id));
        return (id, null);
    }

    /// <summary>Asking again for a certificate that is there is no refusal, and changes nothing.</summary>
    private static async Task<bool> ChangesAsync(LifeDesk desk, Guid id, DestructionAct act, string person)
    {
        var before = (await desk.ListAsync(id)).State;
        return (await DoAsync(desk, id, act, person)).Succeeded && (act != DestructionAct.Certify || (await desk.ListAsync(id)).State != before);
    }

    private static async Task<Result> DoAsync(LifeDesk desk, Guid id, DestructionAct act, string person) => act switch
    {
        DestructionAct.ConfirmOwner => await desk.ConfirmListAsync(id, person),
        DestructionAct.CheckHolds => await desk.CheckListAsync(id, person),
        DestructionAct.Approve => await desk.ApproveListAsync(id, person),
        DestructionAct.Reject => await desk.RejectListAsync(id, person),
        DestructionAct.Execute => await desk.WitnessAsync(id, person),
        DestructionAct.Certify => await desk.CertifyAsync(id, person),
        _ => await desk.CloseListAsync(id, person),
    };
}

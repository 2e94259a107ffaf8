using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Database.Tests.Organisation.Letters;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A signature row that is put onto another object does not hold there (R13): lists, letters, destructions and their certificates.</summary>
public sealed class CopiedSignatureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    [Theory, OnEachDatabase]
    public async Task OnAnotherList_ItFails(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var (one, other) = (await SignAsync("documents"), await SignAsync("changes"));
        Assert.Equal([true], await HoldAsync());
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var hash = await db.Set<SignedList>().Where(l => l.Id == other).Select(l => l.ContentHash).SingleAsync(Ct);
            db.Add(Dressed(await db.Set<Signature>().AsNoTracking().SingleAsync(s => s.ObjectId == one, Ct), other, hash));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal([false, true], await HoldAsync());

        async Task<Guid> SignAsync(string code) =>
            LifeDesk.Must(await desk.Vault.Get<SignList>().ExecuteAsync(controller, LifeDesk.Must(await desk.Vault.Get<SignList>().SheetAsync(controller, code, null, Ct)), Proof, Ct));

        async Task<IEnumerable<bool>> HoldAsync() =>
            Assert.Single(LifeDesk.Must(await desk.Vault.Get<SignedListQueries>().ListAsync(controller, "changes", new(), Ct)).Rows).Signatures.Select(s => s.Holds).Order();
    }

    [Theory, OnEachDatabase]
    public async Task OnAnotherLetter_ItFails(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var one = await office.SignedAsync(await office.LetterAsync());
        var other = await office.SignedAsync(await office.LetterAsync(LetterOffice.Auditor, role: null, designation: "保密员"));
        Assert.Equal(SignatureCheck.Holds, (await office.ViewAsync(other)).Steps[0].Check);
        await PutOnAsync(office.Life, Letter.Kind, one, other, (await office.ViewAsync(other)).ContentHash);

        Assert.Equal(SignatureCheck.Fails, (await office.ViewAsync(other)).Steps[0].Check);
    }

    [Theory, OnEachDatabase]
    public async Task OnAnotherDestruction_ItFails_AndItsCertificateSaysSo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var ((_, first), (_, second)) = (await desk.WithdrawnAsync("甲规范"), await desk.WithdrawnAsync("乙规范"));
        var (one, other) = (await desk.ApprovedAsync(first), await desk.ApprovedAsync(second));
        await PutOnAsync(desk, DestructionList.Kind, one, other, (await desk.ListAsync(other)).ContentHash);
        Assert.Equal((SignatureCheck.Holds, SignatureCheck.Fails), ((await desk.ListAsync(one)).Steps[0].Check, (await desk.ListAsync(other)).Steps[0].Check));

        LifeDesk.Must(await desk.BeginAsync(other));
        LifeDesk.Must(await desk.WitnessAsync(other));
        var file = LifeDesk.Must(await desk.Vault.Get<DownloadCertificate>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), other, Ct));
        await using var content = file.Content;
        using var pdf = PdfDocument.Open(content);
        var text = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));
        Assert.Equal(2, text.Split("签名与记录不符").Length);
    }

    /// <summary>The first signature of one is copied, dressed up for the other and put in the place of the other's own.</summary>
    private static async Task PutOnAsync(LifeDesk desk, string kind, Guid one, Guid other, string hash)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var steps = await db.Set<DecisionStep>().Where(s => s.SubjectKind == kind && (s.SubjectId == one || s.SubjectId == other) && s.Ordinal == 0).ToDictionaryAsync(s => s.SubjectId, Ct);
        var copy = Dressed(await db.Set<Signature>().AsNoTracking().SingleAsync(s => s.Id == steps[one].SignatureId, Ct), other, hash);
        db.Add(copy);
        steps[other].SignatureId = copy.Id;
        await db.SaveChangesAsync(Ct);
    }

    private static Signature Dressed(Signature given, Guid about, string hash) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = given.PersonId,
        PersonName = given.PersonName,
        RoleCode = given.RoleCode,
        Meaning = given.Meaning,
        ObjectKind = given.ObjectKind,
        ObjectId = about,
        ContentHash = hash,
        At = given.At,
        IsSample = given.IsSample,
        Seal = given.Seal,
    };
}

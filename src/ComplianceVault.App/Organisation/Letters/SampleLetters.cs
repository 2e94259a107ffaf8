using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>
/// The letters of the sample's company (<see cref="OrganisationFile.Letters"/>), drafted by its controller, signed by its general manager
/// and accepted by whom they appoint on its first day.
/// </summary>
internal sealed class SampleLetters(
    IDbContextFactory<VaultDbContext> databases, ActorDirectory people, DraftLetter draft, SignLetter sign, AcceptLetter accept, LetterQueries letters, VaultIdentity identity, CompanyTime time) : ISampleFiller
{
    public Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct) =>
        Task.FromResult(Result.Of<IReadOnlyList<SampleStep>>([new("letters", history.Began, done => FillAsync(history.Loader, history.Folder, done))]));

    private async Task<Result> FillAsync(Actor loader, SeedFolder folder, CancellationToken ct)
    {
        var file = await folder.ReadAsync<OrganisationFile>(OrganisationFile.Name, ct);
        if (!file.Succeeded)
            return file.Error;
        if (await people.FindHolderAsync(Role.Controller, loader.Session, ct) is not { } controller || await people.FindHolderAsync(Role.Manager, loader.Session, ct) is not { } manager)
            return Error.NotFound("seed.name-unknown", OrganisationFile.Name, "accounts", Role.Manager);
        var began = DateOnly.FromDateTime(time.Local((await identity.FindAsync(ct))!.CreatedAt));
        foreach (var part in file.Value.Letters)
        {
            var name = file.Value.Accounts.Single(a => a.User == part.User).Name.Zh;
            if (await IssueAsync(controller, manager, part, name, began, ct) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    /// <summary>An interrupted start may have left a letter unsigned; it is signed then, and one that is there is not written again.</summary>
    private async Task<Result> IssueAsync(Actor controller, Actor manager, SampleLetterPart part, string name, DateOnly began, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var designation = part.Designation?.Zh;
        var appointee = await db.Set<Person>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync(ct);
        var number = await db.Set<Letter>().Where(l => l.AppointeeId == appointee && l.RoleCode == part.Role && (l.RoleCode != null || l.Title == designation)).Select(l => l.Number).FirstOrDefaultAsync(ct);
        if (number is null)
        {
            var input = new NewLetter(part.What, appointee, part.Role, null, designation, part.Duties.Zh, time.Today, part.Days is { } days ? began.AddDays(days) : null);
            var drafted = await draft.ExecuteAsync(controller, input, ct);
            if (!drafted.Succeeded)
                return drafted.Error;
            number = drafted.Value.Number;
        }

        return await SignAsync(manager, name, number, ct);
    }

    private async Task<Result> SignAsync(Actor manager, string appointee, string number, CancellationToken ct)
    {
        var shown = await letters.GetAsync(manager, number, ct);
        if (!shown.Succeeded)
            return shown.Error;
        var (letter, hash) = (shown.Value.Letter, shown.Value.ContentHash);
        if (letter.State == LetterState.Draft && await sign.ExecuteAsSampleAsync(manager, letter.Id, hash, ct) is { Succeeded: false } refused)
            return refused;
        if (letter.State is not (LetterState.Draft or LetterState.Signed) || await people.FindByNameAsync(appointee, manager.Session, ct) is not { } person)
            return Result.Success;
        return await accept.ExecuteAsSampleAsync(person, letter.Id, hash, ct);
    }
}

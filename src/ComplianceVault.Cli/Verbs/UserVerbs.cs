using System.CommandLine;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault user add NAME [--user-name NAME]</c> and <c>cvault user reset USER --reason TEXT</c>; each prints a password that works once.</summary>
internal static class UserVerbs
{
    private static readonly Argument<string> Name = new("NAME");
    private static readonly Argument<string> User = new("USER");
    private static readonly Option<string?> UserName = new("--user-name") { HelpName = "NAME" };
    private static readonly Option<string?> Email = new("--email") { HelpName = "ADDRESS" };
    private static readonly Option<string?> Reason = new("--reason") { HelpName = "TEXT" };

    public static Command Create()
    {
        Name.Description = Say($"姓名", $"the person's name");
        User.Description = Say($"登录名", $"the sign-in name");
        UserName.Description = Say($"登录名，默认同姓名", $"the sign-in name, default the name");
        Email.Description = Say($"电子邮箱", $"mail address");
        Reason.Description = Say($"理由（记入留痕）", $"the reason, for the trail");
        return new Command("user", Say($"人员的登录账号", $"accounts of people"))
        {
            new Command("add", Say($"新增人员和账号，给出一次性口令", $"add a person with an account and a one-time password")) { Name, UserName, Email }.Does(AddAsync, Print),
            new Command("reset", Say($"重置口令，给出一次性口令", $"reset a password to a one-time one")) { User, Reason }.Does(ResetAsync, Print),
        };
    }

    private static async Task<Result<OneTimePassword>> AddAsync(VerbRun run)
    {
        var actor = await ActorAsync(run);
        if (!actor.Succeeded)
            return actor.Error;
        var name = run.Value(Name)!;
        var person = await run.Host.Get<AddPerson>().ExecuteAsync(actor.Value, new PersonInput(name, null, run.Value(Email)), isExternal: false, run.Token);
        return person.Succeeded
            ? await run.Host.Get<GiveAccount>().ExecuteAsync(actor.Value, person.Value, run.Value(UserName) ?? name, run.Token)
            : person.Error;
    }

    private static async Task<Result<OneTimePassword>> ResetAsync(VerbRun run)
    {
        var actor = await ActorAsync(run);
        if (!actor.Succeeded)
            return actor.Error;
        await using var db = await run.Host.Get<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync(run.Token);
        var name = run.Value(User)!;
        var person = await db.Users.Where(a => a.UserName == name).Select(a => (Guid?)a.PersonId).FirstOrDefaultAsync(run.Token);
        return person is { } id
            ? await run.Host.Get<ResetPassword>().ExecuteAsync(actor.Value, id, run.Value(Reason) ?? "", run.Token)
            : Error.NotFound("access.person-unknown", name);
    }

    private static async Task<Result<Actor>> ActorAsync(VerbRun run)
    {
        var there = await run.Host.OpenAsync(run.Token);
        return there.Succeeded ? await run.OperatorAsync() : there.Error;
    }

    private static void Print(OneTimePassword given, TextWriter to) => to.WriteLine(Say(
        $"登录名 {given.UserName}，一次性口令 {given.Password}（首次登录须更换）",
        $"sign-in name {given.UserName}, one-time password {given.Password} (to be changed at the first sign-in)"));
}

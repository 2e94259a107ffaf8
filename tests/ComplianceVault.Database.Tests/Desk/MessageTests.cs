using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceVault.App.Desk.Messages;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>Messages leave by e-mail and robot once, whatever happens in between, and none is lost (R50).</summary>
public sealed class MessageTests
{
    private const string Administrator = "系统管理员";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task NewTask_IsMailedOnce_AlsoAfterARestart(Database database)
    {
        await using var server = new SmtpServer();
        await using var desk = await OpenAsync(database, mail: server);
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition));
        await EscalationTests.TellAsync(desk);
        await EscalationTests.TellAsync(desk);
        await RestartAsync(desk); // claimed by nobody yet
        Assert.Equal(1, await SendAsync(desk));
        await RestartAsync(desk);
        Assert.Equal(0, await SendAsync(desk));

        var message = Assert.Single(server.Taken);
        Assert.Equal("head@example.com", message.To.Mailboxes.Single().Address);
        Assert.Contains("1 项待办", message.Subject, StringComparison.Ordinal);
        Assert.Contains("机房巡检规范", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("还剩 3 个工作日", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("审核", message.TextBody, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task CrashBetweenSendingAndMarking_IsSentOnceMoreUnderTheSameIdAndSaysSo_AndNeverAThirdTime(Database database)
    {
        await using var server = new SmtpServer();
        await using var desk = await OpenAsync(database, mail: server);
        LifeDesk.Must(await desk.SubmitAsync(await desk.DraftAsync()));
        await EscalationTests.TellAsync(desk);
        await SendAsync(desk);

        for (var crash = 0; crash < 3; crash++)
        {
            await SetAsync(desk, DeliveryState.Sending); // the program ended before it could say that it had sent
            await RestartAsync(desk);
            Assert.Equal(0, await SendAsync(desk)); // not at once
            desk.Vault.Clock.Advance(TimeSpan.FromMinutes(2));
            await SendAsync(desk);
        }

        Assert.Equal(2, server.Taken.Count);
        Assert.Equal(server.Taken[0].MessageId, server.Taken[1].MessageId);
        Assert.DoesNotContain("重发", server.Taken[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("重发", server.Taken[1].TextBody, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Failed, (await DeliveriesAsync(desk)).Single().State);
    }

    [Theory, OnEachDatabase]
    public async Task ServerThatBreaksOff_IsTriedOnceMore_AndOneThatIsAway_AgainAndAgain(Database database)
    {
        await using var server = new SmtpServer { BreaksOff = true };
        await using var desk = await OpenAsync(database, mail: server);
        LifeDesk.Must(await desk.SubmitAsync(await desk.DraftAsync()));
        await EscalationTests.TellAsync(desk);
        Assert.Equal(0, await SendAsync(desk));
        Assert.Equal((DeliveryState.Waiting, "message.unclear"), (await DeliveriesAsync(desk)).Select(d => (d.State, d.Trouble)).Single());
        server.Refusal = "451 later";
        foreach (var minutes in new[] { 1, 5, 15 })
        {
            desk.Vault.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(0, await SendAsync(desk));
        }

        server.Refusal = null;
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await SendAsync(desk));
        Assert.Equal(2, server.Taken.Count);
        Assert.Equal(server.Taken[0].MessageId, server.Taken[1].MessageId);
    }

    [Theory, OnEachDatabase]
    public async Task RefusedForGood_IsSeenAsFailed_AndSentAgainOnRequest(Database database)
    {
        await using var server = new SmtpServer { Refusal = "550 no such mailbox" };
        await using var desk = await OpenAsync(database, mail: server);
        LifeDesk.Must(await desk.SubmitAsync(await desk.DraftAsync()));
        await EscalationTests.TellAsync(desk);
        await SendAsync(desk);
        var admin = await desk.ActorAsync(Administrator);
        var failed = Assert.Single(LifeDesk.Must(await desk.Vault.Get<MessageQueries>().ListAsync(admin, DeliveryState.Failed, new(), Ct)).Rows);
        Assert.Equal((LifeDesk.Head, "edition.review", "message.mail-refused"), (failed.Person, failed.Kind, failed.Trouble));
        Assert.Contains("550", failed.Answer!, StringComparison.Ordinal);

        server.Refusal = null;
        Assert.Equal("access.missing-permission", (await desk.Vault.Get<RetryMessages>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), Ct)).Error?.Code);
        Assert.Equal(1, LifeDesk.Must(await desk.Vault.Get<RetryMessages>().ExecuteAsync(admin, Ct)));
        Assert.Equal(1, await SendAsync(desk));
    }

    [Theory, OnEachDatabase]
    public async Task Digest_GathersADay_AndLeavesOutWhatIsDone_AndOffIsOff(Database database)
    {
        await using var server = new SmtpServer();
        await using var desk = await OpenAsync(database, mail: server);
        await SwitchAsync(desk, MessageSettings.NewTask, MessageSettings.Digest);
        var (first, second, done) = (await desk.DraftAsync(), await desk.DraftAsync(title: "值班规范"), await desk.DraftAsync(title: "交接规范"));
        foreach (var one in new[] { first, second, done })
            LifeDesk.Must(await desk.SubmitAsync(one));
        await EscalationTests.TellAsync(desk);
        Assert.Equal(0, await SendAsync(desk));
        LifeDesk.Must(await desk.RejectAsync(done, LifeDesk.Head));
        desk.Vault.Clock.Advance(TimeSpan.FromHours(23)); // 08:00 of the next day
        Assert.Equal(2, await SendAsync(desk));
        var digest = Assert.Single(server.Taken);
        Assert.Contains("值班规范", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("交接规范", digest.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, (await DeliveriesAsync(desk)).Count(d => d.State == DeliveryState.Dropped));

        await SwitchAsync(desk, MessageSettings.NewTask, MessageSettings.Off);
        LifeDesk.Must(await desk.SubmitAsync(await desk.DraftAsync(title: "备份规范")));
        Assert.Equal(2, await EscalationTests.TellAsync(desk)); // the notices are there, to the signer and to the author of what was sent back; no message leaves
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendAsync(desk));
    }

    [Theory, OnEachDatabase]
    public async Task TitleOfARestrictedDocument_GoesToItsSigner_NotToWhoSupervises(Database database)
    {
        await using var server = new SmtpServer();
        await using var desk = await OpenAsync(database, mail: server);
        var edition = await desk.DraftAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Document>().Where(d => d.Title == "机房巡检规范").ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, Classification.Confidential), Ct);
        LifeDesk.Must(await desk.SubmitAsync(edition));
        LifeDesk.Must(await desk.ReviewAsync(edition)); // waits for the representative now; the head of the department supervises
        desk.Vault.Clock.Advance(TimeSpan.FromDays(7));
        await EscalationTests.RunAsync(desk);
        await SendAsync(desk);
        var (own, supervised) = (server.Taken.Single(m => m.To.Mailboxes.Single().Address == "rep@example.com"), server.Taken.Single(m => m.To.Mailboxes.Single().Address == "head@example.com"));
        Assert.Contains("机房巡检规范", own.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("机房巡检规范", supervised.TextBody, StringComparison.Ordinal);
        Assert.Contains("受限文件", supervised.TextBody, StringComparison.Ordinal);
        Assert.Equal("", Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Head)).Page.Rows).Title);
    }

    [Theory, OnEachDatabase]
    public async Task Robot_IsToldOncePerMessage_WithoutTitles_AndSigned(Database database)
    {
        await using var robot = await RobotServer.StartAsync();
        await using var desk = await OpenAsync(database, robot: robot);
        LifeDesk.Must(await desk.SubmitAsync(await desk.DraftAsync()));
        await EscalationTests.TellAsync(desk);
        robot.Answer = """{"errcode":130101,"errmsg":"too fast"}""";
        Assert.Equal(0, await SendAsync(desk));
        robot.Answer = """{"errcode":0,"errmsg":"ok"}""";
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await SendAsync(desk));
        await RestartAsync(desk);
        Assert.Equal(0, await SendAsync(desk));

        var (query, body) = robot.Taken[^1];
        Assert.Equal(2, robot.Taken.Count);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("text", json.RootElement.GetProperty("msgtype").GetString());
        var text = json.RootElement.GetProperty("text").GetProperty("content").GetString()!;
        Assert.Contains($"{LifeDesk.Head}：新·审核 1 项", text, StringComparison.Ordinal);
        Assert.DoesNotContain("机房巡检规范", text, StringComparison.Ordinal);
        var signed = query.Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0].TrimStart('?'), p => WebUtility.UrlDecode(p[1]));
        Assert.Equal("the-key", signed["key"]);
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("the-secret"), Encoding.UTF8.GetBytes($"{signed["timestamp"]}\nthe-secret")));
        Assert.Equal(expected, signed["sign"]);
    }

    [Theory, OnEachDatabase]
    public async Task RobotOfWeCom_IsToldInTheSameWords_WithoutASignature(Database database)
    {
        await using var robot = await RobotServer.StartAsync();
        await using var desk = await OpenAsync(database, robot: robot, kind: "wecom");
        LifeDesk.Must(await desk.SubmitAsync(await desk.DraftAsync()));
        await EscalationTests.TellAsync(desk);
        robot.Answer = """{"errcode":45009,"errmsg":"api freq out of limit"}""";
        Assert.Equal(0, await SendAsync(desk));
        robot.Answer = """{"errcode":0,"errmsg":"ok"}""";
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await SendAsync(desk));
        var (query, body) = robot.Taken[^1];
        Assert.Equal("?key=the-key", query);
        using var json = JsonDocument.Parse(body);
        Assert.Contains($"{LifeDesk.Head}：新·审核 1 项", json.RootElement.GetProperty("text").GetProperty("content").GetString()!, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Secrets_AreNeitherOnThePageNorInTheTrail(Database database)
    {
        await using var server = new SmtpServer();
        await using var robot = await RobotServer.StartAsync();
        await using var desk = await OpenAsync(database, server, robot);
        var admin = await desk.ActorAsync(Administrator);
        Assert.Equal("message.no-own-address", (await desk.Vault.Get<SendTestMessage>().ExecuteAsync(admin, Channel.Mail, Ct)).Error?.Code);
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Person>().Where(p => p.Id == admin.PersonId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, "admin@example.com"), Ct);
        LifeDesk.Must(await desk.Vault.Get<SendTestMessage>().ExecuteAsync(admin, Channel.Mail, Ct));
        LifeDesk.Must(await desk.Vault.Get<SendTestMessage>().ExecuteAsync(admin, Channel.Robot, Ct));
        Assert.Contains("测试消息", Assert.Single(server.Taken).Subject, StringComparison.Ordinal);
        robot.Status = 403;
        Assert.Equal("message.robot-refused", (await desk.Vault.Get<SendTestMessage>().ExecuteAsync(admin, Channel.Robot, Ct)).Error?.Code);

        var overview = LifeDesk.Must(await desk.Vault.Get<MessageQueries>().OverviewAsync(admin, Ct));
        Assert.All(overview.Channels, c => Assert.True(c.IsSet && c.HasSecret));
        Assert.Contains(LifeDesk.Author, overview.WithoutAddress);
        Assert.DoesNotContain(LifeDesk.Head, overview.WithoutAddress);
        await using var trail = await desk.Vault.DatabaseAsync();
        var said = JsonSerializer.Serialize(overview) + string.Join('\n', await trail.Set<TrailDetail>().Select(d => d.Content).ToListAsync(Ct));
        Assert.DoesNotContain("the-secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", said, StringComparison.Ordinal);
        Assert.DoesNotContain("the-password", said, StringComparison.Ordinal);
    }

    private static async Task<LifeDesk> OpenAsync(Database database, SmtpServer? mail = null, RobotServer? robot = null, string kind = "dingtalk")
    {
        var desk = await LifeDesk.OpenAsync(database, parts =>
        {
            var options = (VaultOptions)parts.Single(p => p.ServiceType == typeof(VaultOptions)).ImplementationInstance!;
            if (mail is not null)
                options.Mail = new() { Host = "127.0.0.1", Port = mail.Port, Security = "none", From = "vault@example.com", Password = "the-password" };
            if (robot is not null)
                options.Robot = new() { Kind = kind, Url = robot.Url, Secret = "the-secret" };
        });
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<Person>().Where(p => p.Name == LifeDesk.Head).ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, "head@example.com"), Ct);
        await db.Set<Person>().Where(p => p.Name == LifeDesk.Representative).ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, "rep@example.com"), Ct);
        return desk;
    }

    private static Task<int> SendAsync(LifeDesk desk) => desk.Vault.Get<MessageSender>().SendDueAsync(Ct);

    /// <summary>What a new process does first; a sender keeps nothing in memory.</summary>
    private static Task RestartAsync(LifeDesk desk) => desk.Vault.Get<MessageSender>().RecoverAsync(Ct);

    private static async Task SetAsync(LifeDesk desk, DeliveryState state)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<Delivery>().ExecuteUpdateAsync(s => s.SetProperty(d => d.State, state).SetProperty(d => d.EndedAt, (DateTime?)null), Ct);
    }

    private static async Task<List<Delivery>> DeliveriesAsync(LifeDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<Delivery>().AsNoTracking().ToListAsync(Ct);
    }

    private static async Task SwitchAsync(LifeDesk desk, SettingDefinition setting, string value)
    {
        desk.Vault.Clock.Advance(TimeSpan.FromSeconds(1));
        LifeDesk.Must(await desk.Vault.Get<ChangeSetting>().ExecuteAsync(await desk.ActorAsync(Administrator), setting.Key, value, "试用", Ct));
    }
}

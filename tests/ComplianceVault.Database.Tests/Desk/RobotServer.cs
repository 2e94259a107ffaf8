using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>A real web server that stands in for the robot of a group.</summary>
internal sealed class RobotServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RobotServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/robot/send?key=the-key";

    public List<(string Query, string Body)> Taken { get; } = [];

    public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    public int Status { get; set; } = StatusCodes.Status200OK;

    public static async Task<RobotServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var robot = new RobotServer(builder.Build());
        robot.app.MapPost("/robot/send", robot.TakeAsync);
        await robot.app.StartAsync(TestContext.Current.CancellationToken);
        return robot;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        Taken.Add((request.QueryString.Value ?? "", await reader.ReadToEndAsync()));
        return Results.Text(Answer, "application/json", statusCode: Status);
    }
}

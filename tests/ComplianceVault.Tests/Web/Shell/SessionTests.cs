using System.Security.Claims;
using ComplianceVault.App;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Sqlite;
using ComplianceVault.Web.Shell.Hosting;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace ComplianceVault.Tests.Web.Shell;

/// <summary>A sign-in in a small server with the real cookies and endpoints, and a clock that the test moves.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("cvault-session-");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly Account account;
    private ClaimsPrincipal page = new();
    private WebApplication app = null!;
    private HttpClient browser = null!;

    public SessionTests() =>
        account = new Account { Id = clock.NewId(), PersonId = clock.NewId(), UserName = "技术部工程师", SecurityStamp = "stamp" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var vault = new VaultOptions { Data = Path.Combine(directory.FullName, "data"), Indexes = Path.Combine(directory.FullName, "indexes") };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddVault(vault);
        builder.Services.AddSqliteVault(new VaultPaths(vault.Data, vault.Indexes).Database);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.AddSingleton(new WebOptions { SessionHours = 8 });
        builder.Services.AddSignIn(vault, new WebOptions { SessionHours = 8 });
        builder.Services.AddScoped<CurrentActor>();
        builder.Services.AddAntiforgery();
        app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCurrentActor();
        app.MapSession();
        app.MapPost("/enter", (SessionCookie cookie, CancellationToken ct) => cookie.GiveAsync(account.Id, ct)).AllowAnonymous();
        app.MapGet("/page", (HttpContext context) => { page = context.User; });
        await app.Services.GetRequiredService<VaultStart>().PrepareAsync(Ct);
        await AddAccountAsync();
        await app.StartAsync(Ct);
        browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task APersonAtWork_StaysSignedIn_AndAnIdleOneIsOut_InRequestsAndOpenPages()
    {
        await browser.PostAsync("/enter", null, Ct);
        Assert.True(await LoadAsync());

        clock.Advance(TimeSpan.FromHours(7));
        Assert.True(await PageCountsAsync());
        await browser.PostAsync("/session", null, Ct);
        clock.Advance(TimeSpan.FromHours(7));
        Assert.True(await PageCountsAsync());
        Assert.True(await LoadAsync());

        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.False(await PageCountsAsync());
        Assert.False(await LoadAsync());
    }

    [Fact]
    public async Task RequestsAPageMakesByItself_ProlongNothing()
    {
        await browser.PostAsync("/enter", null, Ct);
        for (var hour = 0; hour < 8; hour++)
        {
            Assert.True(await LoadAsync());
            clock.Advance(TimeSpan.FromHours(1));
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await PageCountsAsync());
        Assert.False(await LoadAsync());
    }

    [Fact]
    public async Task ADeactivatedAccount_IsNotProlonged()
    {
        await browser.PostAsync("/enter", null, Ct);
        Assert.True(await LoadAsync());
        await using (var db = await DatabaseAsync())
            await db.Users.ExecuteUpdateAsync(u => u.SetProperty(a => a.DeactivatedAt, clock.UtcNow()), Ct);

        var renewed = await browser.PostAsync("/session", null, Ct);

        Assert.False(renewed.Headers.Contains("Set-Cookie"));
        Assert.False(await PageCountsAsync());
    }

    /// <summary>Who signs out in one tab and goes has left no other tab behind in which somebody else acts.</summary>
    [Fact]
    public async Task SigningOutInOneTab_EndsTheOthers_AtOnce_AndACopyOfTheCookieOpensNothing()
    {
        var entered = await browser.PostAsync("/enter", null, Ct);
        var copy = entered.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single();
        Assert.True(await LoadAsync());
        Assert.NotNull(await ActsAsync());

        using (var scope = app.Services.CreateScope())
            scope.ServiceProvider.GetRequiredService<SessionEnds>().End(page);

        Assert.Null(await ActsAsync());
        Assert.False(await PageCountsAsync());
        using var replayed = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = browser.BaseAddress };
        replayed.DefaultRequestHeaders.Add("Cookie", copy);
        Assert.False((await replayed.GetAsync("/page", Ct)).IsSuccessStatusCode);
        await browser.PostAsync("/enter", null, Ct);
        Assert.True(await LoadAsync()); // signed in anew
    }

    private async Task<bool> LoadAsync() => (await browser.GetAsync("/page", Ct)).IsSuccessStatusCode;

    /// <summary>What the page opened last would be told at its next revalidation.</summary>
    private async Task<bool> PageCountsAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ((StampRevalidation)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).CountsAsync(page, Ct);
    }

    /// <summary>Who acts on the page opened last; null: nobody may.</summary>
    private async Task<Actor?> ActsAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentActor>();
        current.Enter(page, ActSource.Page);
        return await current.GetAsync(Ct);
    }

    private Task<VaultDbContext> DatabaseAsync() => app.Services.GetRequiredService<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync(Ct);

    private async Task AddAccountAsync()
    {
        await using var db = await DatabaseAsync();
        db.Add(new Person { Id = account.PersonId, Name = "技术部工程师" });
        db.Add(account);
        await db.SaveChangesAsync(Ct);
    }
}

using System.Net;
using ComplianceVault.App;
using ComplianceVault.App.Desk.Messages;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Postgres;
using ComplianceVault.Sqlite;
using ComplianceVault.Web.Backup;
using ComplianceVault.Web.Clauses.Coverage;
using ComplianceVault.Web.Clauses.Evidence;
using ComplianceVault.Web.Desk;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Lists;
using ComplianceVault.Web.Obligations;
using ComplianceVault.Web.Organisation.Letters;
using ComplianceVault.Web.Records;
using ComplianceVault.Web.Shell.Pages;
using ComplianceVault.Web.Shell.Session;
using ComplianceVault.Web.Trail;
using Microsoft.AspNetCore.HttpOverrides;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>Puts the program together: options, database, the vault, screens; then the order of the pipeline.</summary>
internal static class VaultHost
{
    private const long SmallRequest = 1 << 20;

    public static void AddVaultHost(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        var (vault, web) = (ReadVault(builder), ReadWeb(builder));
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(web.Url);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = SmallRequest;
        });
        builder.Services.AddSingleton(web);
        builder.Services.AddVault(vault);
        AddDatabase(builder.Services, vault);
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddHostedService<ProjectionWorker>();
        builder.Services.AddHostedService<MessageWorker>();
        builder.Services.AddHostedService<AutomaticMovesWorker>();
        builder.Services.AddScreens();
        builder.Services.AddDocumentPages(web);
        builder.Services.AddSignIn(vault, web);
        builder.Services.Configure<ForwardedHeadersOptions>(o => TrustProxies(o, web));
    }

    public static void UseVaultHost(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/problem", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/problem", "?status={0}", createScopeForStatusCodePages: true);
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseRouting();
        app.UseRequestLocalization(Languages.Options);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCurrentActor();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<AppRoot>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        app.MapHealth();
        app.MapSession();
        app.MapPreferences();
        app.MapDocuments();
        app.MapRecords();
        app.MapDuties();
        app.MapCoverage();
        app.MapSelfCheck();
        app.MapEvidence();
        app.MapLists();
        app.MapLetters();
        app.MapBackups();
        app.MapTrail();
    }

    private static VaultOptions ReadVault(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(VaultOptions.Section).Get<VaultOptions>() ?? new VaultOptions();
        options.SeedDocs = SeedFolder.Find(options.SeedDocs, Environment.CurrentDirectory, AppContext.BaseDirectory);
        if (options.Database is not ("sqlite" or "postgres"))
            throw new InvalidOperationException($"Vault:Database is '{options.Database}'; it must be sqlite or postgres");
        if (options.Database == "postgres" && string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new InvalidOperationException("Vault:ConnectionString is needed for Vault:Database=postgres");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            throw new InvalidOperationException($"Vault:TimeZone '{options.TimeZone}' is not a known time zone");
        return options;
    }

    private static WebOptions ReadWeb(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new WebOptions();
        return options.IsValid ? options : throw new InvalidOperationException("Section Web has a number that is not above zero, or a Url that is none");
    }

    private static void AddDatabase(IServiceCollection services, VaultOptions options)
    {
        if (options.Database == "postgres")
            services.AddPostgresVault(options.ConnectionString!);
        else
            services.AddSqliteVault(new VaultPaths(options.Data, options.Indexes).Database);
    }

    private static void TrustProxies(ForwardedHeadersOptions options, WebOptions web)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in web.TrustedProxies)
            options.KnownProxies.Add(IPAddress.Parse(proxy));
    }
}

using ComplianceVault.Web.Shell.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Web.Shell;

/// <summary>What answers without a sign-in, all of it: whoever adds something has to add it here too. Everything else is denied by default.</summary>
public sealed class AnonymousTests
{
    private static readonly string[] Open =
    [
        "/account/password", // says nothing without a sign-in; one whose password has to be changed gets no further
        "/calendar/{key}.ics",
        "/check/{Token}",
        "/health",
        "/preferences/language",
        "/problem",
        "/set-up",
        "/sign-in",
        "/sign-in/code",
        "/sign-out",
    ];

    [Fact]
    public async Task WhatAnswersWithoutSignIn_IsNamedHere()
    {
        await using var app = Build();

        Assert.Equal(Open, Routes(app).Where(IsOpen).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal));
        Assert.True(Routes(app).Count(e => !IsOpen(e)) > 50);
    }

    [Fact]
    public async Task EverythingElse_NeedsASignIn()
    {
        await using var app = Build();

        var policy = await app.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();

        Assert.Contains(policy!.Requirements, r => r is DenyAnonymousAuthorizationRequirement);
    }

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Without the files that are the same for everybody.</summary>
    private static IEnumerable<RouteEndpoint> Routes(WebApplication app) =>
        ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "ComplianceVault.Web",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
            Args = ["--Vault:Data", "unused", "--Vault:Indexes", "unused"],
        });
        builder.AddVaultHost();
        var app = builder.Build();
        app.UseVaultHost();
        return app;
    }
}

using System.Reflection;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Tests;

/// <summary>Who may use whom. Each rule is also shown a culprit, so that a rule which guards nothing is seen.</summary>
public sealed class ArchitectureTests
{
    private const string Prefix = "ComplianceVault.";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Kernel"] = [],
        ["Content"] = ["Kernel"],
        ["Search"] = ["Kernel"],
        ["App"] = ["Kernel", "Content", "Search"],
        ["Sqlite"] = ["App", "Kernel"],
        ["Postgres"] = ["App", "Kernel"],
        ["Web"] = ["Kernel", "Content", "Search", "App", "Sqlite", "Postgres"],
        ["Cli"] = ["Kernel", "Content", "Search", "App", "Sqlite", "Postgres"],
    };

    private static readonly Assembly[] All = [.. MayUse.Keys.Select(n => Assembly.Load(Prefix + n))];

    public static TheoryData<string, string[]> Fences => new()
    {
        { "Lucene", ["Search"] },
        { "J2N", ["Search"] },
        { "ICU4N", ["Search"] },
        { "DocumentFormat.OpenXml", ["Content"] },
        { "UglyToad.PdfPig", ["Content"] },
        { "SkiaSharp", ["Content"] },
        { "Microsoft.EntityFrameworkCore.Sqlite", ["Sqlite"] },
        { "Npgsql", ["Postgres"] },
        { "MudBlazor", ["Web"] },
        { "Microsoft.AspNetCore", ["Web"] },
    };

    [Theory]
    [MemberData(nameof(Fences))]
    public void Package_IsUsedOnlyBehindItsFence(string package, string[] only) =>
        Assert.Empty(References(All, r => r.StartsWith(package, StringComparison.Ordinal) && r != "Microsoft.AspNetCore.Identity.EntityFrameworkCore")
            .Where(u => !only.Contains(u.User)));

    [Fact]
    public void Package_UsedElsewhere_IsFound()
    {
        Assert.Contains(("Web", "MudBlazor"), References(All, r => r == "MudBlazor"));
        Assert.Contains(("Sqlite", "Microsoft.EntityFrameworkCore.Sqlite"), References(All, r => r.StartsWith("Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal)));
    }

    [Fact]
    public void Projects_HaveNoArrowBack() =>
        Assert.Empty(References(All, r => r.StartsWith(Prefix, StringComparison.Ordinal)).Where(u => !MayUse[u.User].Contains(u.Used[Prefix.Length..])));

    [Fact]
    public void Arrows_AreFound() => Assert.Contains(("App", "ComplianceVault.Kernel"), References(All, r => r.StartsWith(Prefix, StringComparison.Ordinal)));

    [Fact]
    public void Web_NeverTouchesDatabaseOrFiles() =>
        Assert.Empty(Screens(_ => true).SelectMany(t => Offences(t, [typeof(VaultDbContext), typeof(IDbContextFactory<>), typeof(File), typeof(FileStream)]))
            .Where(o => !o.StartsWith("SignInHost", StringComparison.Ordinal)));

    [Fact]
    public void Pages_NeverTouchTheRequest_ExceptInTheShell() =>
        Assert.Empty(Screens(t => t.IsAssignableTo(typeof(IComponent)) && t.Namespace?.StartsWith("ComplianceVault.Web.Shell", StringComparison.Ordinal) != true)
            .SelectMany(t => Offences(t, [typeof(HttpContext), typeof(IHttpContextAccessor)])));

    [Fact]
    public void Culprits_AreFound()
    {
        var culprit = typeof(Culprit);
        Assert.NotEmpty(Offences(culprit, [typeof(File)]));
        Assert.NotEmpty(Offences(culprit, [typeof(IDbContextFactory<>)]));
        Assert.NotEmpty(Offences(culprit, [typeof(HttpContext)]));
        Assert.NotEmpty(Offences(culprit, [typeof(VaultDbContext)]));
        Assert.Equal([nameof(Culprit)], WithoutPermission([culprit]));
        Assert.Empty(Offences(culprit, [typeof(FileStream)]));
    }

    [Fact]
    public void UseCases_NameAPermissionOrWhyNone()
    {
        var app = Assembly.Load(Prefix + "App").GetTypes();
        Assert.Empty(WithoutPermission(app));
        Assert.True(app.Count(t => t.GetMethod("ExecuteAsync") is not null) > 3);
    }

    private static IEnumerable<(string User, string Used)> References(IEnumerable<Assembly> assemblies, Func<string, bool> wanted) =>
        from assembly in assemblies
        from used in assembly.GetReferencedAssemblies()
        where wanted(used.Name!)
        select (assembly.GetName().Name![Prefix.Length..], used.Name!);

    private static IEnumerable<Type> Screens(Func<Type, bool> which) =>
        Assembly.Load(Prefix + "Web").GetTypes().Where(t => t.DeclaringType is null).Where(which);

    private static IEnumerable<string> Offences(Type type, Type[] banned) =>
        TypeUse.Of(type).Where(banned.Contains).Select(b => $"{type.Name} uses {b.Name}");

    private static IEnumerable<string> WithoutPermission(IEnumerable<Type> types) =>
        types.Where(t => t.GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.Public) is not null)
            .Where(t => !Attribute.IsDefined(t, typeof(NeedsAttribute)) && !Attribute.IsDefined(t, typeof(NeedsNobodyAttribute)))
            .Select(t => t.Name);

    /// <summary>Does everything that is forbidden.</summary>
    private sealed class Culprit(IDbContextFactory<VaultDbContext> databases)
    {
        public async Task<string> ExecuteAsync(HttpContext context)
        {
            await using var db = await databases.CreateDbContextAsync();
            return await File.ReadAllTextAsync(context.Request.Path);
        }
    }
}

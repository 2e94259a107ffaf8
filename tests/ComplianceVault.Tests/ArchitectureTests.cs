using System.Reflection;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Searching;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Search.Indexing;
using ComplianceVault.Tests.SeedDocs;
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

    /// <summary>Tells ASP.NET Identity which store keeps the accounts; it opens nothing.</summary>
    private static readonly Type IdentityStore = Assembly.Load(Prefix + "Web").GetType("ComplianceVault.Web.Shell.Session.SignInHost", throwOnError: true)!;

    private static readonly Assembly[] All = [.. MayUse.Keys.Select(n => Assembly.Load(n == "Cli" ? "cvault" : Prefix + n))];

    public static TheoryData<string, string[]> Fences => new()
    {
        { "Lucene", ["Search"] },
        { "J2N", ["Search"] },
        { "ICU4N", ["Search"] },
        { "DocumentFormat.OpenXml", ["Content"] },
        { "UglyToad.PdfPig", ["Content"] },
        { "PdfSharp", ["Content"] },
        { "SkiaSharp", ["Content"] },
        { "Microsoft.EntityFrameworkCore.Sqlite", ["Sqlite"] },
        { "Npgsql", ["Postgres"] },
        { "MudBlazor", ["Web"] },
        { "Microsoft.AspNetCore", ["Web"] },
    };

    [Theory]
    [MemberData(nameof(Fences))]
    public void Package_IsUsedOnlyBehindItsFence(string package, string[] only) =>
        Assert.DoesNotContain(
            References(All, r => r.StartsWith(package, StringComparison.Ordinal) && r != "Microsoft.AspNetCore.Identity.EntityFrameworkCore"),
            u => !only.Contains(u.User));

    [Fact]
    public void Package_UsedElsewhere_IsFound()
    {
        Assert.Contains(("Web", "MudBlazor"), References(All, r => r == "MudBlazor"));
        Assert.Contains(("Sqlite", "Microsoft.EntityFrameworkCore.Sqlite"), References(All, r => r.StartsWith("Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal)));
    }

    [Fact]
    public void Projects_HaveNoArrowBack() =>
        Assert.DoesNotContain(
            References(All, r => r.StartsWith(Prefix, StringComparison.Ordinal)), u => !MayUse[u.User].Contains(u.Used[Prefix.Length..]));

    [Fact]
    public void Arrows_AreFound() => Assert.Contains(("App", "ComplianceVault.Kernel"), References(All, r => r.StartsWith(Prefix, StringComparison.Ordinal)));

    [Fact]
    public void Web_NeverTouchesDatabaseOrFiles() =>
        Assert.Empty(Screens(t => t != IdentityStore).SelectMany(
            t => Offences(t, [typeof(VaultDbContext), typeof(IDbContextFactory<>), typeof(File), typeof(FileStream)])));

    [Fact]
    public void Web_AsksTheFeatures_NotTheIndex() => Assert.Empty(Screens(_ => true).SelectMany(t => Offences(t, [typeof(VaultIndex)])));

    /// <summary>What adds the end of the trail to every sheet (decision 4) cannot be passed by.</summary>
    [Fact]
    public void Sheets_LeaveByOneDoor() =>
        Assert.Equal(["SheetAnswers uses XlsxWriter"], Screens(_ => true).SelectMany(t => Offences(t, [typeof(XlsxWriter)])));

    [Fact]
    public void Platform_KnowsNoFeature()
    {
        var platform = Assembly.Load(Prefix + "App").GetTypes().Where(t => t.DeclaringType is null && IsPlatform(t)).ToList();
        Assert.True(platform.Count > 50);
        Assert.Empty(platform.SelectMany(FeaturesUsed));
    }

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
        Assert.NotEmpty(Offences(culprit, [typeof(VaultIndex)]));
        Assert.Equal(["Culprit uses SearchQueries"], FeaturesUsed(culprit));
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

    /// <summary>
    /// Which feature reads or writes whose tables, as it is. A new line is a new thread between two features: think whether a question to the other feature or a
    /// fact would do, and add it only then (docs/architecture.md). <c>GOLDEN=write</c> writes the file anew.
    /// </summary>
    [Fact]
    public void Features_UseEachOthersTables_OnlyAsTheListSays()
    {
        var types = Assembly.Load(Prefix + "App").GetTypes().Where(t => t.DeclaringType is null).ToList();
        var entities = types.SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(i => i.GetGenericArguments()[0]).Where(e => Feature(e) is not (null or "Platform")).ToHashSet();
        Assert.True(entities.Count > 50);
        var uses = types.Where(t => Feature(t) is not (null or "Platform"))
            .SelectMany(t => TypeUse.Of(t).Where(u => entities.Contains(u) && Feature(u) != Feature(t)).Select(u => (User: Feature(t)!, Used: $"{Feature(u)}.{u.Name}"))).ToHashSet();
        var actual = string.Concat(uses.GroupBy(u => u.User).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(u => u.Used).Order(StringComparer.Ordinal))}\n"));
        var golden = Path.Combine(SeedFiles.Root, "tests", "ComplianceVault.Tests", "table-uses.golden.txt");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
            File.WriteAllText(golden, actual);
        Assert.Equal(File.ReadAllText(golden), actual);
    }

    /// <summary>The first folder of the App below which a type stands; null outside the App.</summary>
    private static string? Feature(Type type) => type.Namespace?.Split('.') is [_, "App", var feature, ..] ? feature : null;

    private static IEnumerable<(string User, string Used)> References(IEnumerable<Assembly> assemblies, Func<string, bool> wanted) =>
        from assembly in assemblies
        from used in assembly.GetReferencedAssemblies()
        where wanted(used.Name!)
        select (Short(assembly), used.Name!);

    private static string Short(Assembly assembly) =>
        assembly.GetName().Name is var name && name!.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : "Cli";

    private static IEnumerable<Type> Screens(Func<Type, bool> which) =>
        Assembly.Load(Prefix + "Web").GetTypes().Where(t => t.DeclaringType is null).Where(which);

    private static IEnumerable<string> Offences(Type type, Type[] banned) =>
        TypeUse.Of(type).Where(banned.Contains).Select(b => $"{type.Name} uses {b.Name}");

    private static bool IsPlatform(Type type) => type.Namespace?.StartsWith(Prefix + "App.Platform", StringComparison.Ordinal) == true;

    /// <summary>Types of the App outside Platform; the list of modules itself stands in no feature.</summary>
    private static IEnumerable<string> FeaturesUsed(Type type) =>
        TypeUse.Of(type).Where(t => t.Namespace?.StartsWith(Prefix + "App.", StringComparison.Ordinal) == true && !IsPlatform(t)).Select(t => $"{type.Name} uses {t.Name}");

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

        public int Warm(VaultIndex index) => SearchQueries.FacetFields.Count + (int)index.CommittedSequence;
    }
}

using System.Reflection;
using ComplianceVault.App;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Tests.SeedDocs;

namespace ComplianceVault.Tests.Platform.Access;

/// <summary>
/// Who may do what, as tables that people read in a review: a change of either is a change of rights and shows up as a changed golden file.
/// <c>GOLDEN=write</c> in the environment writes the files anew.
/// </summary>
public sealed class PermissionTests
{
    private static readonly string Here = Path.Combine(SeedFiles.Root, "tests", "ComplianceVault.Tests", "Platform", "Access");

    [Fact]
    public void RolesPermit_WhatTheGoldenTableSays()
    {
        var permissions = SeedFiles.Load("organisation.yaml").Map("permissions");
        var roles = SeedFiles.Load("organisation.yaml").List("roles").Select(r => r.Text("id")).Where(permissions.Has);

        AssertGolden("role-permissions.golden.txt", roles.Select(r => $"{r}: {string.Join(", ", permissions.Texts(r))}"));
    }

    [Fact]
    public void EveryUseCaseAndQuery_NamesItsPermission_AsTheGoldenListSays() =>
        AssertGolden("use-cases.golden.txt", UseCases().Select(t => $"{t.FullName!["ComplianceVault.App.".Length..]}: {Need(t)}"));

    [Fact]
    public void NobodyIsNeeded_OnlyWithAReason() =>
        Assert.All(UseCases().Select(t => t.GetCustomAttribute<NeedsNobodyAttribute>()).OfType<NeedsNobodyAttribute>(), a => Assert.NotEmpty(a.Why));

    /// <summary>Whatever can be asked to do or tell something for an actor; the ways of the platform that carry actors are not asked by pages.</summary>
    private static IEnumerable<Type> UseCases() =>
        typeof(VaultModule).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsPublic: true } && t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Any(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor))))
            .Where(t => t.Name is not ("Vault" or "JobQueue" or "Actor" or "NavigationItem" or "SignedInPeople" or "SignedIn" or "JobContext"))
            .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static string Need(Type type) =>
        type.GetCustomAttribute<NeedsAttribute>() is { } needs ? string.Join(" or ", needs.AnyOf) + (type.IsDefined(typeof(AlsoOutsideAttribute)) ? ", also outside" : "")
        : type.GetCustomAttribute<NeedsNobodyAttribute>() is { } nobody ? $"nobody ({nobody.Why})"
        : "MISSING";

    private static void AssertGolden(string file, IEnumerable<string> lines)
    {
        var (path, actual) = (Path.Combine(Here, file), string.Join('\n', lines) + "\n");
        Assert.DoesNotContain("MISSING", actual, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}

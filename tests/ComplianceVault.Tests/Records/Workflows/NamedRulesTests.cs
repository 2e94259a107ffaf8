using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Tests.SeedDocs;

namespace ComplianceVault.Tests.Records.Workflows;

/// <summary>The rules that a pack may name, that are described, and that the engine has, are the same.</summary>
public sealed class NamedRulesTests
{
    [Fact]
    public void TheEngineHas_WhatGuardsSteps()
    {
        var rules = typeof(NamedRules).Assembly.GetTypes().Where(t => t is { IsInterface: false } && t.GetInterface("IGuardRule") is not null)
            .Select(t => (string)t.GetProperty("Name")!.GetValue(Activator.CreateInstance(t))!);

        Assert.Equal(NamedRules.OfRecords.Order(StringComparer.Ordinal), rules.Order(StringComparer.Ordinal));
        Assert.Empty(NamedRules.OfRecords.Except(NamedRules.All));
    }

    [Fact]
    public void EachIsDescribed()
    {
        var described = File.ReadAllText(Path.Combine(SeedFiles.Root, "docs", "pack.md"));

        Assert.All(NamedRules.All, rule => Assert.Contains($"| `{rule}` |", described, StringComparison.Ordinal));
    }
}

using ComplianceVault.Database.Tests.Cli;
using ComplianceVault.EndToEnd.Harness;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>While a server runs, <c>cvault</c> writes rows and waits until the server's index has them; the server alone owns the index (decision 41).</summary>
public sealed class BesideServerTests(SampleVault vault, Chromium chromium)
{
    private const string Sentence = "夜班交接时当面清点三把应急手电";

    [Fact]
    public async Task WhatTheCommandLineBringsIn_IsFoundByTheServer_OnceTheCommandEnds()
    {
        using var place = new CliPlace();
        var file = place.WriteProcedure("QP-77.md", "ITSMS-P92", "夜班交接程序", Sentence + "。");
        var (data, indexes) = (vault.DataDirectory, Path.Combine(vault.Root, "indexes"));
        var run = await Cvault.RunAsync(place.Root, "import", file, "--data", data, "--indexes", indexes, "--json");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.True(run.Json.GetProperty("findable").GetBoolean(), run.ToString());

        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/search?q=" + Uri.EscapeDataString("应急手电"));
        await Expect.TextAsync(visitor.Page.Locator(".se-hit").First, "ITSMS-P92"); // no waiting for the index: the command has done that
        await visitor.GoAsync("/documents/ITSMS-P92");
        await Expect.TextAsync(visitor.Page.Locator("article"), Sentence);
        var found = await Cvault.RunAsync(place.Root, "search", "\"应急手电\"", "--data", data, "--indexes", indexes, "--json");
        Assert.True(found.ExitCode == 0, found.ToString());
        Assert.Equal(1, found.Json.GetProperty("hits").GetArrayLength());
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "系统管理员", "/admin/trail?source=CommandLine");
        await Expect.VisibleAsync(controller.Page.Locator("tbody tr").Filter(new() { HasText = "行政部文控" }).First);
    }
}

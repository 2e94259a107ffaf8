using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Database.Tests.Cli;

/// <summary>A working directory of its own for runs of <c>cvault</c>, removed at the end.</summary>
internal sealed class CliPlace : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("cvault-").FullName;

    /// <summary>A place where a sample for own files lies already, as <c>import</c> into an empty one makes it.</summary>
    public static async Task<CliPlace> FoundedAsync()
    {
        var place = new CliPlace();
        VaultTemplates.CopyFiles(await VaultTemplates.OfAsync(Database.Sqlite, SeedChoice.SampleForOwnFiles), place.Root);
        return place;
    }

    /// <summary>Writes a file below the place and returns its relative path.</summary>
    public string Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return path;
    }

    /// <summary>A procedure as a Markdown file that says of itself what it is.</summary>
    public string WriteProcedure(string path, string number, string title, string sentence, string effective = "2025-03-01") => Write(path, $"""
        ---
        number: {number}
        title: {title}
        edition: A
        effective: {effective}
        ---
        # {title}

        ## 1 目的

        {sentence}
        """);

    public async Task<CliRun> ImportAsync(string data, string number, string title, string sentence)
    {
        var run = await Cvault.RunAsync(Root, "import", WriteProcedure($"{number}.md", number, title, sentence), "--data", data, "--json");
        Assert.True(run.ExitCode == 0, run.ToString());
        return run;
    }

    /// <summary>In how many places a query is found.</summary>
    public async Task<int> CountAsync(string data, string query, params string[] more)
    {
        var run = await Cvault.RunAsync(Root, ["search", query, "--data", data, "--json", .. more]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Json.GetProperty("hits").GetArrayLength();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

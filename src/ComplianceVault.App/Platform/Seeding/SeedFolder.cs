using System.Text.RegularExpressions;
using ComplianceVault.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>A label of seed data: Chinese, and English where there is one (decision 26).</summary>
public sealed record SeedLabel
{
    public required string Zh { get; init; }

    public string? En { get; init; }
}

/// <summary>
/// The directory of seed data (<c>seed-docs/</c>). YAML is read strictly: an unknown, missing or doubled key or a value of the wrong kind is
/// refused as <c>seed.file-broken</c> with file, line and key.
/// </summary>
public sealed partial class SeedFolder(VaultOptions options)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
        .WithTypeConverter(new DayConverter())
        .WithTypeConverter(new OneOrMany.Converter())
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .Build();

    public string Root { get; } = Path.GetFullPath(options.SeedDocs);

    /// <summary>The folder as given when it is rooted; otherwise the first of that name upwards from the places where the program may stand.</summary>
    public static string Find(string folder, params IEnumerable<string> places)
    {
        if (Path.IsPathRooted(folder))
            return folder;
        var found = places.SelectMany(Upwards).Select(d => Path.Combine(d, folder)).FirstOrDefault(Directory.Exists);
        return found ?? Path.GetFullPath(folder);
    }

    public async Task<Result<T>> ReadAsync<T>(string file, CancellationToken ct)
        where T : class
    {
        var path = Path.Combine(Root, file);
        if (!File.Exists(path))
            return Error.NotFound("seed.file-missing", path);
        return Read<T>(file, await File.ReadAllTextAsync(path, ct));
    }

    /// <summary>The same of a text that lies in no folder; <paramref name="file"/> is its name in refusals.</summary>
    public static Result<T> Read<T>(string file, string text)
        where T : class
    {
        try
        {
            return Yaml.Deserialize<T>(text) is { } read ? read : Error.Invalid("seed.file-broken", file, 1, "", "");
        }
        catch (YamlException e)
        {
            return Error.Invalid("seed.file-broken", file, e.Start.Line, KeyAt(text, e.Start), e.InnerException?.Message ?? e.Message);
        }
    }

    /// <summary>Files of a directory, by name, as paths within the folder.</summary>
    public IReadOnlyList<string> Files(string directory, string pattern)
    {
        var place = Path.Combine(Root, directory);
        return Directory.Exists(place) ? [.. Directory.GetFiles(place, pattern).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Root, f))] : [];
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            yield return at.FullName;
    }

    /// <summary>The key whose value the mark points at: the last one on its line up to there.</summary>
    private static string KeyAt(string text, Mark mark)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)mark.Line - 1) ?? "";
        var keys = Key().Matches(line);
        return (keys.LastOrDefault(k => k.Index < mark.Column) ?? keys.FirstOrDefault())?.Groups["key"].Value ?? "";
    }

    [GeneratedRegex(@"(?:^|[\s{,-])(?<key>[A-Za-z_]\w*)\s*:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}

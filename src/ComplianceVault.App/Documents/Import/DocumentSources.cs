using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>What the source of a document (<c>documents/NUMBER.md</c>) says that the rest of the pack must know.</summary>
public sealed record SourceFacts
{
    public required string Number { get; init; }

    public required string Level { get; init; }

    public required string Title { get; init; }

    /// <summary>The name of the department that answers for the document.</summary>
    public required string Owner { get; init; }

    public required List<SourceClause> Clauses { get; init; }
}

/// <summary>A clause that the front matter names under <paramref name="Key"/>.</summary>
public sealed record SourceClause(string Key, string Clause, int Line);

/// <summary>
/// Reads the sources of the pack's documents as far as they can be wrong: they come in by acts of their own, after the pack, when nothing could be refused whole any more.
/// </summary>
internal static class DocumentSources
{
    public const string Directory = "documents";

    public static async Task ReadAsync(Pack pack, CancellationToken ct)
    {
        foreach (var file in pack.Folder.Files(Directory, "*.md"))
        {
            var path = Path.Combine(pack.Folder.Root, file);
            var text = await File.ReadAllTextAsync(path, ct);
            if (DocumentSource.Parse(text) is { Succeeded: false, Error: { } broken })
                pack.Fault(file, LineOf(text, broken), KeyOf(broken), broken);
            else
                pack.Add(file, FactsOf(DocumentSource.Parse(text).Value, text));
            if (!File.Exists(Path.ChangeExtension(path, ".docx")))
                pack.Fault(file, 1, "docx", Error.NotFound("seed.file-missing", Path.ChangeExtension(path, ".docx")));
        }
    }

    public static void Check(Pack pack)
    {
        var levels = pack.All<NumberingFile>().SelectMany(n => n.Levels).Select(l => l.Level).ToHashSet();
        var clauses = pack.All<ClausesFile>().SelectMany(c => c.Clauses).Select(c => c.Number).ToHashSet();
        foreach (var (file, source) in pack.Files<SourceFacts>())
        {
            if (Path.GetFileNameWithoutExtension(file) != source.Number)
                pack.Fault(file, 1, "number", Error.Invalid("pack.file-name", file, "number", source.Number));
            if (!levels.Contains(source.Level))
                pack.Fault(file, 1, "level", Error.Invalid("seed.name-unknown", file, "level", source.Level));
            foreach (var named in source.Clauses.Where(c => !clauses.Contains(c.Clause)))
                pack.Fault(file, named.Line, named.Key, Error.Invalid("seed.name-unknown", file, named.Key, named.Clause));
        }

        pack.Counts["documents"] = pack.Files<SourceFacts>().Count();
    }

    private static SourceFacts FactsOf(DocumentSource source, string text)
    {
        var named = source.Clauses.Select(c => (Key: "clauses", Clause: c, Row: c)).Concat(source.Answers.Select(a => (Key: "answers", a.Clause, Row: $"{a.Clause} |")));
        return new() { Number = source.Number, Level = source.Level, Title = source.Title, Owner = source.Owner, Clauses = [.. named.Select(n => new SourceClause(n.Key, n.Clause, LineOf(text, $"- {n.Row}")))] };
    }

    /// <summary>The first line that holds what the refusal names, its last word first: that one is the narrowest.</summary>
    private static int LineOf(string text, Error error) =>
        error.Arguments.OfType<string>().Reverse().Select(w => LineOf(text, error.Code == "writing.answer-section" ? $"- {error.Arguments[0]} |" : w)).FirstOrDefault(l => l > 1, 1);

    private static int LineOf(string text, string words) =>
        text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? text.AsSpan(0, at).Count('\n') + 1 : 1;

    private static string KeyOf(Error error) => error.Code switch
    {
        "writing.field-missing" or "writing.date-invalid" => (string)error.Arguments[0],
        "writing.revision-invalid" => "revisions",
        "writing.answer-invalid" or "writing.answer-section" => "answers",
        _ => "",
    };
}

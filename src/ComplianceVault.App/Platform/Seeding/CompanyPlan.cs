using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>What of a pack a company of its own may take along. Its people and the editions of its documents are not among them (decision 34).</summary>
public enum SamplePart
{
    Roles,

    /// <summary>Clauses with the responsibility matrix.</summary>
    Clauses,

    /// <summary>Forms with workflows, retention classes, events and duties.</summary>
    Forms,

    Glossary,

    Calendar,

    /// <summary>The list of its documents under the company's numbers, each with the pack's text in the company's words to begin the first draft from.</summary>
    Documents,
}

/// <summary>A department of the company.</summary>
public sealed record OwnDepartment(string Code, string Name, string? NameEn = null);

/// <summary>
/// How a company founds its own system (建立本公司体系, decision 34): who it is, how it numbers, what it takes from the pack, and who does in it what the pack's
/// departments do. It is kept with the vault, so that a later load of the pack is adapted alike.
/// </summary>
public sealed record CompanyPlan
{
    /// <summary>The role that a company may do without.</summary>
    public const string Representative = "mgmt_rep";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Company { get; init; }

    /// <summary>Name of the management system.</summary>
    public required string System { get; init; }

    public required IReadOnlyList<OwnDepartment> Departments { get; init; }

    /// <summary>Department of the pack → code of the own one that does its work; null: nobody does.</summary>
    public IReadOnlyDictionary<string, string?> Map { get; init; } = new Dictionary<string, string?>();

    /// <summary>The role that takes the work and the permissions of the management representative; null: the company has one.</summary>
    public string? InsteadOfRepresentative { get; init; }

    /// <summary>Level → number pattern.</summary>
    public IReadOnlyDictionary<string, string> Numbers { get; init; } = new Dictionary<string, string>();

    /// <summary>Id of the edition scheme; null: the pack's.</summary>
    public string? EditionScheme { get; init; }

    public IReadOnlyList<SamplePart> Parts { get; init; } = [];

    /// <summary>
    /// The plan with what goes without saying: a department of the same code does the same work, and the only one does all of it; a level without a pattern is
    /// numbered as in the pack, without the pack's own prefix.
    /// </summary>
    public CompanyPlan Completed(PackVocabulary pack)
    {
        var numbers = pack.Levels.ToDictionary(l => l.Level, l => Numbers.GetValueOrDefault(l.Level) ?? pack.NeutralPattern(l));
        foreach (var (level, pattern) in Numbers)
            numbers[level] = pattern;
        return this with { Map = CompletedMap(pack), Numbers = numbers };
    }

    public bool Takes(SamplePart part) => Parts.Contains(part);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static CompanyPlan? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<CompanyPlan>(json, Json);

    private Dictionary<string, string?> CompletedMap(PackVocabulary pack)
    {
        var codes = Departments.Select(d => d.Code).ToList();
        var map = pack.Departments.Select(d => d.Id).Where(d => codes.Count == 1 || codes.Contains(d)).ToDictionary(d => d, d => (string?)(codes.Count == 1 ? codes[0] : d));
        foreach (var (from, to) in Map)
            map[from] = to;
        return map;
    }
}

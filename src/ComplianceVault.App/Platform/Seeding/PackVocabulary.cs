using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>A department of a pack, as somebody chooses who does its work. Where its name is also a common noun (管理层), texts keep it.</summary>
public sealed record PackDepartment(string Id, SeedLabel Name, SeedLabel? Duties, bool CommonNoun);

/// <summary>A role of a pack.</summary>
public sealed record PackRole(string Id, SeedLabel Name);

/// <summary>A level of documents of a pack.</summary>
public sealed record PackLevel(string Level, SeedLabel Name, NumberPattern Pattern);

/// <summary>The words by which a pack speaks of its own company: what is translated when another company takes it over.</summary>
public sealed class PackVocabulary
{
    public List<PackDepartment> Departments { get; } = [];

    public List<PackRole> Roles { get; } = [];

    public List<PackLevel> Levels { get; } = [];

    /// <summary>Numbers of the forms.</summary>
    public SortedSet<string> Forms { get; } = new(StringComparer.Ordinal);

    public string EditionScheme { get; set; } = Kernel.EditionScheme.Letters.Id;

    public SeedLabel? Company { get; init; }

    public SeedLabel? System { get; init; }

    /// <summary>The pattern of a level without the prefix that several levels share (ITSMS-P{00} → P{00}): the prefix is a sign of the pack's company.</summary>
    public string NeutralPattern(PackLevel level)
    {
        var pattern = level.Pattern.ToString();
        var prefix = pattern[..(pattern.IndexOf('-', StringComparison.Ordinal) + 1)];
        var isShared = !level.Pattern.NeedsDocument && prefix.Length > 0 && Levels.Count(l => l.Pattern.ToString().StartsWith(prefix, StringComparison.Ordinal)) > 1;
        return isShared ? pattern[prefix.Length..] : pattern;
    }
}

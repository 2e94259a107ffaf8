using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// What one feature has in a pack (docs/pack.md): it reads its files, looks whether their names find something, and brings them into the vault. All parts run
/// in the order of the modules inside one act, so that a pack is loaded whole or not at all.
/// </summary>
public interface IPackPart
{
    /// <summary>The part's name in reports and in the choice of a company of its own: <c>forms</c>.</summary>
    string Name { get; }

    /// <summary>Forms, and what means nothing without them: left out by who takes none.</summary>
    bool HangsOnForms => false;

    /// <summary>Records of the sample's year: read by who checks a pack and who loads the year.</summary>
    bool IsExample => false;

    /// <summary>Brings the part's files into the pack; what cannot be read becomes a fault of the pack.</summary>
    Task ReadAsync(Pack pack, CancellationToken ct);

    /// <summary>Says what does not fit, once all parts are read.</summary>
    void Check(Pack pack);

    /// <summary>Whether somebody who founds a company answers to words of this part: departments, roles, levels.</summary>
    bool IsAnswered => false;

    /// <summary>Says by which words the part speaks of the pack's own company.</summary>
    void Describe(Pack pack, PackVocabulary vocabulary)
    {
    }

    /// <summary>Makes the part's files those of another company; numbers and names in texts are replaced already.</summary>
    void Adapt(Pack pack, PackAdaptation adaptation)
    {
    }

    /// <summary>Brings in what is new or changed.</summary>
    Task<Result> LoadAsync(PackLoad load);
}

/// <summary>A fault of a pack, with its place.</summary>
public sealed record PackFault(string File, int Line, string Key, Error Error);

/// <summary>Something of the pack that is to be brought in: new to this vault, or changed in the pack since it was loaded.</summary>
public sealed record PackChange<T>(T Item, bool IsNew);

/// <summary>What a load did with one part.</summary>
public sealed record PackPartReport(string Part, int Added, int Changed, int Unchanged, int Kept);

/// <summary>How far a load has come.</summary>
public sealed record PackProgress(string Part, int Done, int Total);

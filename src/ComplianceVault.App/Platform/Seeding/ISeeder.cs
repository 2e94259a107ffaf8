using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// What a feature puts into an empty vault. All seeders run in the order of the modules inside one act, so that a vault is filled or not.
/// </summary>
public interface ISeeder
{
    Task<Result> SeedAsync(Seed seed);
}

/// <summary>
/// What a feature puts into a sample vault by acts of its own, after the seeders have committed: documents, records. It runs again when the
/// program ended in the middle, so it goes on where it stood.
/// </summary>
public interface ISampleFiller
{
    /// <param name="loader">The program, with source Loader in the trail.</param>
    Task<Result> FillAsync(Actor loader, SeedFolder folder, CancellationToken ct);
}

/// <summary>A vault while it is being filled.</summary>
public sealed record Seed(Act Act, SeedChoice Choice, SeedFolder Folder);

/// <summary>
/// How a vault begins: as the sample company (样例库 for ever), or as the vault of a company of its own (decisions 9 and 34). Rule data
/// (roles, clauses, calendar) come along in both; departments and terms of the sample where wanted; its people never into an own vault.
/// </summary>
public sealed record SeedChoice
{
    private SeedChoice()
    {
    }

    public static SeedChoice Sample { get; } = new() { IsSample = true };

    /// <summary>The sample company without its documents: a place to try one's own files in.</summary>
    public static SeedChoice SampleWithoutDocuments { get; } = new() { IsSample = true, WithDocuments = false };

    /// <summary>What <see cref="SeedLoader.SeedAsync"/> brings into a vault that a company founds for itself.</summary>
    public static SeedChoice OwnCompany { get; } = new() { WithDocuments = false };

    public bool IsSample { get; private init; }

    public bool WithDocuments { get; private init; } = true;

    public bool WithDepartments { get; init; } = true;

    public bool WithGlossary { get; init; } = true;
}

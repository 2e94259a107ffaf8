namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// How a vault begins: as the sample company (样例库 for ever), or as the vault of a company of its own (decisions 9 and 34), which takes
/// along what it wants of the pack; the sample's people and documents never.
/// </summary>
public sealed record SeedChoice
{
    private SeedChoice()
    {
    }

    public static SeedChoice Sample { get; } = new() { IsSample = true };

    /// <summary>The sample company with a year of its records.</summary>
    public static SeedChoice SampleYear { get; } = new() { IsSample = true, WithExamples = true };

    /// <summary>The sample company without its documents.</summary>
    public static SeedChoice SampleWithoutDocuments { get; } = new() { IsSample = true, WithDocuments = false };

    /// <summary>A place to try one's own files in: the people and rules of the sample, nothing that would come into force beside those files.</summary>
    public static SeedChoice SampleForOwnFiles { get; } = new() { IsSample = true, WithDocuments = false, WithForms = false };

    public bool IsSample { get; private init; }

    public bool WithDocuments { get; private init; } = true;

    /// <summary>The pack's documents registered without an edition, each with a text to begin from.</summary>
    public bool WithDocumentList { get; private init; }

    /// <summary>The records that the sample's people kept over the year.</summary>
    public bool WithExamples { get; private init; }

    public bool WithRoles { get; private init; } = true;

    public bool WithClauses { get; private init; } = true;

    public bool WithGlossary { get; private init; } = true;

    public bool WithCalendar { get; private init; } = true;

    /// <summary>Forms with their workflows, retention classes and duties.</summary>
    public bool WithForms { get; private init; } = true;

    /// <summary>A company's own pack: everything but people and documents.</summary>
    public static SeedChoice OwnPack { get; } = new() { WithDocuments = false };

    /// <summary>What a company that founds its own vault takes along.</summary>
    public static SeedChoice Of(CompanyPlan plan) => new()
    {
        WithDocuments = false,
        WithRoles = plan.Takes(SamplePart.Roles),
        WithClauses = plan.Takes(SamplePart.Clauses),
        WithGlossary = plan.Takes(SamplePart.Glossary),
        WithCalendar = plan.Takes(SamplePart.Calendar),
        WithForms = plan.Takes(SamplePart.Forms),
        WithDocumentList = plan.Takes(SamplePart.Documents),
    };
}

using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>Checks the documents, their arrivals and the external documents of the pack; <see cref="SampleDocuments"/> and <see cref="SampleExternals"/> bring them in.</summary>
internal sealed class DocumentsPart : IPackPart
{
    public string Name => "documents";

    public async Task ReadAsync(Pack pack, CancellationToken ct)
    {
        await pack.ReadAsync<DocumentsFile>(DocumentsFile.Name, ct);
        await DocumentSources.ReadAsync(pack, ct);
    }

    public void Check(Pack pack)
    {
        if (pack.Find<DocumentsFile>() is not { } file)
            return;
        pack.Doubled(DocumentsFile.Name, file.Arrivals.Select((a, i) => ($"arrivals[{i}].number", a.Number)));
        pack.Doubled(DocumentsFile.Name, file.External.Select((e, i) => ($"external[{i}].number", e.Number)));
        CheckNumbers(pack, file);
        DocumentSources.Check(pack);
        foreach (var (arrival, i) in file.Arrivals.Select((a, i) => (a, i)).Where(a => a.a.Day is < 0 or >= SeedLoader.DaysOfHistory))
            pack.Fault(DocumentsFile.Name, $"arrivals[{i}].day", Error.Invalid("pack.day-outside-history", arrival.Day, SeedLoader.DaysOfHistory));
        foreach (var (external, i) in file.External.Select((e, i) => (e, i)).Where(e => e.e.Edition.Length is 0 or > ExternalFacts.LongestLabel))
            pack.Fault(DocumentsFile.Name, $"external[{i}].edition", Error.Invalid("documents.edition-required", external.Edition));
        var departments = pack.All<OrganisationFile>().SelectMany(o => o.Departments).Select(d => d.Id).ToHashSet();
        var clauses = pack.All<ClausesFile>().SelectMany(c => c.Clauses).Select(c => c.Number).ToHashSet();
        pack.Unknown(DocumentsFile.Name, file.External.Select((e, i) => ($"external[{i}].department", e.Department)), departments);
        pack.Unknown(DocumentsFile.Name, file.External.SelectMany((e, i) => e.Clauses.Select((c, j) => ($"external[{i}].clauses[{j}]", (string?)c))), clauses);
        (pack.Counts["documents arriving later"], pack.Counts["external documents"]) = (file.Arrivals.Count(a => a.Day > 0), file.External.Count);
    }

    /// <summary>Editions of the sample's documents never come into the vault of another company (decision 34).</summary>
    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<DocumentsFile>(file => file with { Arrivals = [], External = [] });

    /// <summary>Nothing of its own: the sample's documents come in by acts of their own, not with the pack; a company of its own gets their list (<see cref="DocumentListPart"/>).</summary>
    public Task<Result> LoadAsync(PackLoad load) => Task.FromResult(Result.Success);

    /// <summary>A number that no pattern of the pack's levels fits is mistyped.</summary>
    private static void CheckNumbers(Pack pack, DocumentsFile file)
    {
        var patterns = pack.All<NumberingFile>().SelectMany(n => n.Levels).Select(l => NumberPattern.Parse(l.Pattern)).Where(p => p.Succeeded).Select(p => p.Value).ToList();
        if (patterns.Count == 0)
            return;
        foreach (var (key, number) in file.Arrivals.Select((a, i) => ($"arrivals[{i}].number", a.Number)).Concat(file.External.Select((e, i) => ($"external[{i}].number", e.Number))))
        {
            if (patterns.TrueForAll(p => p.Match(number) is null))
                pack.Fault(DocumentsFile.Name, key, Error.Invalid("seed.name-unknown", DocumentsFile.Name, key, number));
        }
    }
}

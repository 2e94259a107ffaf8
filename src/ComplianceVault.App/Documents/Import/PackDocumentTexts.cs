using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// What the pack has written of the documents whose list a company took over (decision 34): the text in the company's words, to begin a draft from. Nothing of
/// it is in the vault until somebody does.
/// </summary>
public sealed class PackDocumentTexts(VaultIdentity identity, PackReader packs, SeedFolder folder)
{
    /// <summary>Refuses with <c>documents.no-pack-text</c> (number), or what is wrong with the pack.</summary>
    public async Task<Result<DocumentSource>> FindAsync(string number, CancellationToken ct)
    {
        if (CompanyPlan.FromJson((await identity.FindAsync(ct))?.Plan) is not { } plan || !plan.Takes(SamplePart.Documents))
            return Error.NotFound("documents.no-pack-text", number);
        var pack = await packs.ReadAsync(folder, SeedChoice.Sample, ct);
        if (pack.Refusal is { } broken)
            return broken;
        var adaptation = new PackAdaptation(plan, packs.Describe(pack));
        return pack.Files<SourceFacts>().Where(f => adaptation.Text(f.Content.Number) == number).Select(f => f.File).FirstOrDefault() is { } file
            ? DocumentSource.Parse(adaptation.Text(await File.ReadAllTextAsync(Path.Combine(folder.Root, file), ct)))
            : Error.NotFound("documents.no-pack-text", number);
    }
}

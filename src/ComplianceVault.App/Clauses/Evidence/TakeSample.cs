using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses.Evidence;

/// <summary>
/// What is to be drawn. <paramref name="Asked"/> and <paramref name="Query"/> say in words and as an address what <paramref name="Ask"/> is;
/// <paramref name="Seed"/> null: the program takes one; <paramref name="Folder"/>: name of one's own folder, made when it is not there.
/// </summary>
public sealed record SampleWanted(RegisterAsk Ask, string Asked, string Query, int Size, string? Seed, string Folder);

/// <summary>抽样: an auditor draws from the records that a register shows, and keeps the list in a folder of the own.</summary>
[Needs(Permission.Audit)]
public sealed class TakeSample(Vault vault, RegisterQueries registers)
{
    public const int Most = 200;

    internal const int LongestName = 80;
    internal const int LongestSeed = 40;
    internal const int LongestAsked = 2000;
    internal const int LongestQuery = 4000;

    /// <summary>
    /// The id of the sample. Refusals: <c>sampling.size</c> (most), <c>sampling.seed</c>, <c>sampling.folder</c>, <c>sampling.one-form</c>, <c>sampling.asked-too-long</c>, <c>sampling.nothing</c>,
    /// <c>sampling.behind</c>: the index has not taken up the last changes, so that the population would be another.
    /// </summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, SampleWanted wanted, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } forbidden)
            return forbidden;
        if (Refusal(wanted) is { } refusal)
            return refusal;
        var seed = wanted.Seed.Clean() ?? SampleDraw.NewSeed();
        var drawn = await registers.DrawAsync(actor, wanted.Ask, population => SampleDraw.Draw(population, wanted.Size, seed), ct);
        if (!drawn.Succeeded)
            return drawn.Error;
        return drawn.Value.Population == 0 ? Error.Invalid("sampling.nothing") : await vault.ActAsync(this, actor, act => KeepAsync(act, wanted, seed, drawn.Value), ct);
    }

    private static Error? Refusal(SampleWanted wanted) =>
        wanted.Size is < 1 or > Most ? Error.Invalid("sampling.size", Most)
        : wanted.Seed.Clean() is { Length: > LongestSeed } ? Error.Invalid("sampling.seed", LongestSeed)
        : wanted.Folder.Clean() is null or { Length: > LongestName } ? Error.Invalid("sampling.folder", LongestName)
        : wanted.Ask.Filter.Form is null ? Error.Invalid("sampling.one-form")
        : wanted.Asked.Length > LongestAsked || wanted.Query.Length > LongestQuery ? Error.Invalid("sampling.asked-too-long")
        : null;

    private static async Task<Result<Guid>> KeepAsync(Act act, SampleWanted wanted, string seed, DrawnRecords drawn)
    {
        var form = await act.Db.Set<Form>().AsNoTracking().FirstAsync(f => f.Number == wanted.Ask.Filter.Form, act.Token);
        var folder = await FolderAsync(act, wanted.Folder.Trim());
        var sample = new Sample
        {
            Id = act.NewId(),
            FolderId = folder.Id,
            FormNumber = form.Number,
            FormTitle = form.TitleZh,
            Asked = wanted.Asked,
            Query = wanted.Query,
            Population = drawn.Population,
            Seed = seed,
            TakenAt = act.Now,
            TakenById = act.Actor.PersonId,
            TakenByName = act.Actor.Name,
        };
        act.Db.Add(sample);
        foreach (var (place, record) in drawn.Rows)
        {
            act.Db.Add(new SampleRow
            {
                SampleId = sample.Id,
                Place = place,
                RecordId = record.Id,
                Number = record.Number!,
                Title = record.Title,
                HappenedOn = record.HappenedOn,
                ContentHash = record.ContentHash!,
            });
        }

        act.Note("sample.taken", (new ObjectRef(Sample.Kind, sample.Id), new { Form = form.Number, sample.Asked, sample.Population, drawn.Rows.Count, seed, Records = string.Join('、', drawn.Rows.Select(r => r.Record.Number)) }), (new ObjectRef(EvidenceFolder.Kind, folder.Id), new { folder.Name }));
        return sample.Id;
    }

    private static async Task<EvidenceFolder> FolderAsync(Act act, string name)
    {
        var me = act.Actor.PersonId;
        if (await act.Db.Set<EvidenceFolder>().FirstOrDefaultAsync(f => f.OwnerId == me && f.Name == name, act.Token) is { } known)
            return known;
        var folder = new EvidenceFolder { Id = act.NewId(), Name = name, OwnerId = me, OwnerName = act.Actor.Name, CreatedAt = act.Now };
        act.Db.Add(folder);
        return folder;
    }
}

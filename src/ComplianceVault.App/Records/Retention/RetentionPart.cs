using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary><c>retention.yaml</c>.</summary>
public sealed record RetentionFile
{
    public const string Name = "retention.yaml";

    public required List<RetentionClassPart> Classes { get; init; }
}

/// <summary>A class of keeping.</summary>
public sealed record RetentionClassPart
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public int? Period { get; init; }

    public required RetentionUnit Unit { get; init; }

    public RetentionStart? Starts { get; init; }

    /// <summary><c>exact</c>, <c>min</c>, <c>after_event</c> or <c>permanent</c>.</summary>
    public required string Rule { get; init; }

    public string? Source { get; init; }
}

/// <summary>The classes of keeping; a changed one is a new row, so that what was promised before can still be told.</summary>
internal sealed class RetentionPart(CompanyTime time) : IPackPart
{
    private static readonly HashSet<string> Rules = ["exact", "min", "after_event", "permanent"];

    public string Name => "retention";

    public bool HangsOnForms => true;

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAsync<RetentionFile>(RetentionFile.Name, ct);

    public void Check(Pack pack)
    {
        if (pack.Find<RetentionFile>() is not { } file)
            return;
        pack.Doubled(RetentionFile.Name, file.Classes.Select((c, i) => ($"classes[{i}].id", c.Id)));
        pack.Unknown(RetentionFile.Name, file.Classes.Select((c, i) => ($"classes[{i}].rule", (string?)c.Rule)), Rules);
        foreach (var (part, i) in file.Classes.Select((c, i) => (c, i)))
        {
            var permanent = part.Unit == RetentionUnit.Permanent;
            if (permanent != (part.Period is null) || permanent != (part.Starts is null))
                pack.Fault(RetentionFile.Name, $"classes[{i}]", Error.Invalid("pack.retention-period", part.Id));
        }

        pack.Counts["retention classes"] = file.Classes.Count;
    }

    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<RetentionFile>(file => file with
    {
        Classes = [.. file.Classes.Select(c => c with { Source = adaptation.Cited(c.Source) })],
    });

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithForms)
            return Result.Success;
        var act = load.Act;
        foreach (var (part, isNew) in await load.ChangesAsync(Name, load.Pack.Find<RetentionFile>()!.Classes, c => c.Id))
        {
            if (await act.Db.Set<RetentionClass>().AnyAsync(r => r.Code == part.Id && r.To == null && r.ChangeId != null, act.Token))
            {
                load.Keep(Name); // the company has said otherwise since
                continue;
            }

            if (!isNew)
            {
                await act.Db.Set<RetentionClass>().Where(r => r.Code == part.Id && r.To == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.To, time.Today), act.Token);
            }

            act.Db.Add(new RetentionClass
            {
                Id = act.NewId(),
                Code = part.Id,
                TitleZh = part.Title.Zh,
                TitleEn = part.Title.En,
                Period = part.Period,
                Unit = part.Unit,
                Starts = part.Starts,
                AtLeast = part.Rule == "min",
                Source = part.Source,
                From = time.Today,
            });
            act.Note("retention.defined", TrailWriter.VaultRef, new { part.Id, part.Title.Zh, part.Period, part.Unit });
        }

        return Result.Success;
    }
}

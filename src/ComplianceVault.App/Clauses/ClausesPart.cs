using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary><c>clauses.yaml</c>.</summary>
public sealed record ClausesFile
{
    public const string Name = "clauses.yaml";

    public required string Standard { get; init; }

    public required List<ClausePart> Clauses { get; init; }
}

/// <summary>A clause and who answers for it.</summary>
public sealed record ClausePart
{
    public required string Number { get; init; }

    public required ClauseKind Kind { get; init; }

    public required SeedLabel Title { get; init; }

    public string? Parent { get; init; }

    public string? Lead { get; init; }

    public List<string> Supporting { get; init; } = [];

    /// <summary><c>M</c>, <c>(M)</c> or <c>P</c>.</summary>
    public string? Doc { get; init; }

    /// <summary>Role that owns the process.</summary>
    public string? Owner { get; init; }

    internal DocumentedNeed? Need => Doc switch
    {
        "M" => DocumentedNeed.Demanded,
        "(M)" => DocumentedNeed.DemandedThroughSystem,
        "P" => DocumentedNeed.Practice,
        _ => null,
    };
}

/// <summary>Numbers and titles of the standard's clauses, and who answers for them.</summary>
internal sealed class ClausesPart(CompanyTime time) : IPackPart
{
    public string Name => "clauses";

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAsync<ClausesFile>(ClausesFile.Name, ct);

    public void Check(Pack pack)
    {
        if (pack.Find<ClausesFile>() is not { } file)
            return;
        var departments = pack.All<OrganisationFile>().SelectMany(o => o.Departments).Select(d => d.Id).ToHashSet();
        var roles = pack.All<OrganisationFile>().SelectMany(o => o.Roles).Select(r => r.Id).ToHashSet();
        pack.Doubled(ClausesFile.Name, file.Clauses.Select((c, i) => ($"clauses[{i}].number", c.Number)));
        pack.Unknown(ClausesFile.Name, file.Clauses.Select((c, i) => ($"clauses[{i}].parent", c.Parent)), file.Clauses.Select(c => c.Number).ToHashSet());
        pack.Unknown(ClausesFile.Name, file.Clauses.Select((c, i) => ($"clauses[{i}].lead", c.Lead)), departments);
        pack.Unknown(ClausesFile.Name, file.Clauses.SelectMany((c, i) => c.Supporting.Select((d, j) => ($"clauses[{i}].supporting[{j}]", (string?)d))), departments);
        pack.Unknown(ClausesFile.Name, file.Clauses.Select((c, i) => ($"clauses[{i}].owner", c.Owner)), roles);
        pack.Counts["clauses"] = file.Clauses.Count;
    }

    /// <summary>A department that takes the work of several leads where one of them does.</summary>
    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<ClausesFile>(file => file with
    {
        Clauses = [.. file.Clauses.Select(c => c with
        {
            Lead = adaptation.Department(c.Lead),
            Supporting = [.. c.Supporting.Select(adaptation.Department).OfType<string>().Distinct().Where(d => d != adaptation.Department(c.Lead))],
            Owner = c.Owner is null ? null : adaptation.Role(c.Owner),
        })],
    });

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithClauses)
            return Result.Success;
        var (act, file) = (load.Act, load.Pack.Find<ClausesFile>()!);
        var changes = await load.ChangesAsync(Name, file.Clauses, c => c.Number);
        var known = changes.HasKnown ? await act.Db.Set<Clause>().ToDictionaryAsync(c => c.Number, act.Token) : [];
        foreach (var (part, isNew) in changes)
        {
            var clause = isNew ? New(act, part) : known[part.Number];
            if (!isNew)
                await KeepAsync(load, clause, part);
            (clause.TitleZh, clause.TitleEn, clause.Documented, clause.Ordinal) = (part.Title.Zh, part.Title.En, part.Need, file.Clauses.IndexOf(part) + 1);
            if (isNew)
                Begin(act, part, load.Choice.WithRoles);
        }

        if (changes.Count > 0)
            act.Note("clauses.loaded", TrailWriter.VaultRef, new { file.Standard, changes.Count });
        return Result.Success;
    }

    private static Clause New(Act act, ClausePart part)
    {
        var clause = new Clause { Id = act.NewId(), Number = part.Number, TitleZh = part.Title.Zh, Parent = part.Parent, Row = part.Kind, Ordinal = 0 };
        act.Db.Add(clause);
        return clause;
    }

    /// <summary>Of a clause that the vault has, the pack changes the title and whether it must be documented; its place and who answers for it are the company's.</summary>
    private async Task KeepAsync(PackLoad load, Clause clause, ClausePart part)
    {
        if ((clause.TitleZh, clause.TitleEn, clause.Documented) == (part.Title.Zh, part.Title.En, part.Need))
            load.Keep(Name);
        else if ((clause.Parent, clause.Row) != (part.Parent, part.Kind) || await IsAnsweredForOtherwiseAsync(load.Act, part))
            load.KeepRest(Name);
    }

    private async Task<bool> IsAnsweredForOtherwiseAsync(Act act, ClausePart part)
    {
        var duties = await act.Db.Set<ClauseDuty>().On(time.Today).Where(d => d.Clause == part.Number).ToListAsync(act.Token);
        var owner = await act.Db.Set<ClauseOwner>().On(time.Today).Where(o => o.Clause == part.Number).Select(o => o.RoleCode).FirstOrDefaultAsync(act.Token);
        return owner != part.Owner || duties.Find(d => d.Duty == DutyKind.Lead)?.Department != part.Lead
            || !duties.Where(d => d.Duty == DutyKind.Supporting).Select(d => d.Department).ToHashSet().SetEquals(part.Supporting);
    }

    /// <summary>Who leads, supports and owns, from the first day on; later changes are made in the program.</summary>
    private void Begin(Act act, ClausePart clause, bool withRoles)
    {
        var duties = clause.Supporting.Select(d => (Department: d, Duty: DutyKind.Supporting)).ToList();
        if (clause.Lead is { } lead)
            duties.Add((lead, DutyKind.Lead));
        act.Db.AddRange(duties.Select(d => new ClauseDuty { Id = act.NewId(), Clause = clause.Number, Department = d.Department, Duty = d.Duty, From = time.Today }));
        if (withRoles && clause.Owner is { } owner)
            act.Db.Add(new ClauseOwner { Id = act.NewId(), Clause = clause.Number, RoleCode = owner, From = time.Today });
    }
}

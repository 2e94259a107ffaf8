using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who reviews and approves each level, from <c>document_authority</c> of the pack's organisation.</summary>
internal sealed class ApprovalPart : IPackPart
{
    private const string Key = "document_authority";

    public string Name => "approvals";

    /// <summary>The organisation reads its file.</summary>
    public Task ReadAsync(Pack pack, CancellationToken ct) => Task.CompletedTask;

    public void Check(Pack pack)
    {
        if (pack.Find<OrganisationFile>() is not { } file)
            return;
        var (roles, rules) = (file.Roles.Select(r => r.Id).ToHashSet(), file.DocumentAuthority);
        pack.Doubled(OrganisationFile.Name, rules.Select((r, i) => ($"{Key}[{i}].level", r.Level)));
        pack.Unknown(OrganisationFile.Name, rules.Select((r, i) => ($"{Key}[{i}].reviewer", (string?)r.Reviewer)), roles);
        pack.Unknown(OrganisationFile.Name, rules.Select((r, i) => ($"{Key}[{i}].approver", (string?)r.Approver)), roles);
        pack.Unknown(OrganisationFile.Name, rules.SelectMany((r, i) => r.Author.Select((a, j) => ($"{Key}[{i}].author[{j}]", (string?)a))), roles);
        if (pack.Find<NumberingFile>() is { } numbering)
            pack.Unknown(OrganisationFile.Name, rules.Select((r, i) => ($"{Key}[{i}].level", (string?)r.Level)), numbering.Levels.Select(l => l.Level).ToHashSet());
        pack.Counts[Name] = rules.Count;
    }

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithRoles)
            return Result.Success;
        var act = load.Act;
        foreach (var (part, isNew) in await load.ChangesAsync(Name, load.Pack.Find<OrganisationFile>()!.DocumentAuthority, r => r.Level))
        {
            var current = await act.Db.Set<ApprovalRule>().FirstOrDefaultAsync(r => r.Level == part.Level && r.To == null, act.Token);
            if (current is not null && (isNew || current.Reason != OrganisationFile.Name))
            {
                load.Keep(Name); // the company has said otherwise since
                continue;
            }

            var rule = new ApprovalSigners(part.Reviewer, part.Approver, part.Countersign);
            await ApprovalRuleFamily.ReplaceAsync(act, current, part.Level, rule, act.Actor.Name, OrganisationFile.Name);
            act.Note("approvals.rule-set", TrailWriter.VaultRef, new { part.Level, rule.Reviewer, rule.Approver, rule.Countersign, Reason = OrganisationFile.Name });
        }

        return Result.Success;
    }
}

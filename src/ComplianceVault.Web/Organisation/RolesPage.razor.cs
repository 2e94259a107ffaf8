using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class RolesPage
{
    private IReadOnlyList<RoleRow> rows = [];
    private Error? error;
    private bool loaded;
    private string words = "";
    private bool heldOnly = true;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private OrganisationQueries Queries { get; set; } = null!;

    private IReadOnlyList<RoleRow> Shown =>
        [.. rows.Where(r => !heldOnly || r.Holders.Count > 0 || r.Permissions.Count > 0).Where(Matches)];

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var list = await Queries.RolesAsync(actor, default);
        (error, rows, loaded) = (list.Error, list.Succeeded ? list.Value : [], true);
    }

    private string Say(HolderLetter letter) => letter.To is { } to
        ? T["LetterUntil", VaultWords.Of(letter.What), letter.From.ToString("yyyy-MM-dd", null), to.ToString("yyyy-MM-dd", null)]
        : T["LetterFrom", VaultWords.Of(letter.What), letter.From.ToString("yyyy-MM-dd", null)];

    private bool Matches(RoleRow row) =>
        new[] { row.NameZh, row.NameEn, row.Code, row.Duties }.Concat(row.Holders.Select(h => h.Name))
            .Any(t => t?.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase) == true);
}

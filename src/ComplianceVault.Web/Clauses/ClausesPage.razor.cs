using ComplianceVault.App.Clauses;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

/// <summary>The clauses as a tree, with who answers and what there is; its filters are its address.</summary>
public sealed partial class ClausesPage
{
    private IReadOnlyList<ClauseTreeRow> rows = [];
    private Error? error;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ClauseQueries Clauses { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        if (Choices.Departments.Count == 0)
            await Choices.LoadAsync(actor, default);
        var found = await Clauses.TreeAsync(actor, null, default);
        (error, loaded) = (found.Error, true);
        rows = found.Succeeded ? WithHeadings(found.Value, [.. found.Value.Where(r => r.Row == ClauseKind.Clause && IsWanted(r)).Select(r => r.Number)]) : [];
    }

    private bool IsWanted(ClauseTreeRow row) =>
        (string.IsNullOrWhiteSpace(Words) || new[] { row.Number, row.TitleZh, row.TitleEn }.Any(t => t?.Contains(Words.Trim(), StringComparison.OrdinalIgnoreCase) == true))
        && (string.IsNullOrEmpty(Department) || row.Lead == Department || row.Supporting.Contains(Department));

    /// <summary>A clause is never shown without the headings above it.</summary>
    private static IReadOnlyList<ClauseTreeRow> WithHeadings(IReadOnlyList<ClauseTreeRow> all, HashSet<string> wanted)
    {
        var above = wanted.Select(ClauseNumber.TryParse).SelectMany(c => c?.PrefixChain ?? []).Select(c => c.Text).ToHashSet();
        return [.. all.Where(r => wanted.Contains(r.Number) || (above.Contains(r.Number) && r.Row != ClauseKind.Clause))];
    }

    private void Go(string? words, string? department) => Places.NavigateTo(Places.GetUriWithQueryParameters("/clauses", new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        ["department"] = string.IsNullOrEmpty(department) ? null : department,
    }));

    private static string? Value(ChangeEventArgs e) => e.Value?.ToString();
}

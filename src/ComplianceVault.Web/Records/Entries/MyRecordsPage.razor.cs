using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>我的记录: the forms I fill, what I have begun, what I submitted last.</summary>
public sealed partial class MyRecordsPage
{
    private const int First = 5;
    private const int Recent = 10;

    private IReadOnlyList<FormToFill> forms = [];
    private IReadOnlyList<BegunRecord>? begun;
    private RecordListPage? recent;
    private string? words;
    private bool all;
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private RecordQueries Queries { get; set; } = null!;

    [Inject]
    private BeginRecord Beginning { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>The five filled most, all of them, or those of the words.</summary>
    private IEnumerable<FormToFill> Shown => string.IsNullOrWhiteSpace(words)
        ? forms.Take(all ? forms.Count : First)
        : forms.Where(f => f.Number.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase) || f.Title.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
            || f.TitleEn?.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase) == true);

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        await Names.LoadAsync(actor, default);
        var (fill, open, last) = (await Queries.FormsAsync(actor, default), await Queries.BegunAsync(actor, default), await Queries.ListAsync(actor, new() { Mine = true }, new(1, Recent), default));
        error = fill.Error ?? open.Error ?? last.Error;
        if (error is null)
            (forms, begun, recent) = (fill.Value, open.Value, last.Value);
    }

    private async Task BeginAsync(string form)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var record = await Beginning.ExecuteAsync(actor, new(form), default);
        error = record.Error;
        if (record.Succeeded)
            Places.NavigateTo(RecordAddress.Of(record.Value));
    }
}

using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Distribution;

public sealed partial class IssueDialog
{
    private readonly Dictionary<Guid, Guid> holders = [];
    private ILookup<string, PersonChoice> people = Array.Empty<PersonChoice>().ToLookup(_ => "");
    private DateOnly? on;
    private Error? error;
    private bool filled;

    [Parameter, EditorRequired]
    public IReadOnlyList<CopyRow> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    /// <summary>How many were issued; 0 when none was.</summary>
    [Parameter]
    public EventCallback<int> Closed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private IssueCopies Issuing { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !filled;
        filled = Open;
        if (!opens)
            return;
        holders.Clear();
        foreach (var row in Rows.Where(r => r.HolderId is not null))
            holders[row.Id] = row.HolderId!.Value;
        (on, error) = (Time.Today, null);
        await LoadPeopleAsync();
    }

    private async Task LoadPeopleAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var departments = await Directory.DepartmentsAsync(actor, default) is { Succeeded: true } known ? known.Value : [];
        var all = await Directory.PeopleAsync(actor, default) is { Succeeded: true } found ? found.Value : [];
        people = all.Where(p => !p.IsExternal).ToLookup(p => departments.FirstOrDefault(d => d.NameZh == p.Department)?.Code ?? "");
    }

    private IEnumerable<PersonChoice> People(string department) => people[department];

    private void Name(CopyRow row, string? person)
    {
        if (Guid.TryParse(person, out var id))
            holders[row.Id] = id;
        else
            holders.Remove(row.Id);
    }

    private async Task SaveAsync()
    {
        if (on is not { } day || await Current.GetAsync() is not { } actor)
            return;
        var copies = Rows.Select(r => new CopyIssue(r.Id, holders.TryGetValue(r.Id, out var holder) ? holder : null)).ToList();
        error = (await Issuing.ExecuteAsync(actor, copies, day, default)).Error;
        if (error is null)
            await Closed.InvokeAsync(copies.Count);
    }
}

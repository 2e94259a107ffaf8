using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Destruction;

/// <summary>The parts of the page.</summary>
public enum DestructionTab
{
    /// <summary>销毁清单</summary>
    Lists,

    /// <summary>可提出销毁的作废版本</summary>
    Candidates,

    /// <summary>到期记录</summary>
    Records,

    /// <summary>销毁登记</summary>
    Register,

    /// <summary>暂缓销毁</summary>
    Holds,
}

/// <summary>文件和记录的销毁: lists on their way, what may be proposed, what is gone, what is held.</summary>
public sealed partial class DestructionPage
{
    private const int PageSize = 50;

    private readonly HashSet<Guid> chosen = [];
    private Actor? actor;
    private Page<DestructionRow>? lists;
    private Page<DestructionCandidate>? candidates;
    private RecordCandidates? records;
    private IReadOnlyList<ClassDue> classes = [];
    private Page<DestroyedRow>? register;
    private HoldList? holds;
    private Error? error;
    private string? notice;
    private bool proposing;

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "class")]
    private string? RetentionClass { get; set; }

    [SupplyParameterFromQuery(Name = "form")]
    private string? Form { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DestructionQueries Queries { get; set; } = null!;

    [Inject]
    private RecordDisposalQueries Due { get; set; } = null!;

    [Inject]
    private DestructionRegister Destroyed { get; set; } = null!;

    [Inject]
    private HoldQueries HeldBack { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private DestructionTab View => Enum.TryParse<DestructionTab>(ViewName, ignoreCase: true, out var view) && Tabs.Contains(view) ? view : DestructionTab.Lists;

    private IEnumerable<DestructionTab> Tabs => Enum.GetValues<DestructionTab>().Where(IsThere);

    /// <summary>A list is of one department, so that is chosen first.</summary>
    private string Chosen => Choices.Departments.Any(d => d.Code == Department) ? Department! : Choices.Departments.Select(d => d.Code).FirstOrDefault("");

    /// <summary>Without a choice the first class with records that are due.</summary>
    private RecordsDueFilter DueOf => new(
        classes.FirstOrDefault(c => c.Code == RetentionClass)?.Code ?? (classes.FirstOrDefault(c => c.Records > 0) ?? (classes.Count > 0 ? classes[0] : null))?.Code ?? "", Department, Form);

    private bool IsConfidential => records?.Rows.Any(r => chosen.Contains(r.Id) && r.Classification == Classification.Confidential) == true
        || candidates?.Rows.Any(r => chosen.Contains(r.EditionId) && r.Classification == Classification.Confidential) == true;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Departments.Count == 0)
            await Choices.LoadAsync(actor, default);
        chosen.Clear();
        notice = null;
        await LoadAsync();
    }

    private bool IsThere(DestructionTab tab) => tab switch
    {
        DestructionTab.Candidates or DestructionTab.Records => actor?.Can(Permission.ControlDocuments) == true,
        DestructionTab.Register => actor?.Can(Permission.ControlDocuments) == true || actor?.Can(Permission.Audit) == true,
        _ => true,
    };

    private async Task LoadAsync()
    {
        (lists, candidates, records, register, holds, error) = (null, null, null, null, null, null);
        var page = new PageRequest(Number, PageSize);
        switch (View)
        {
            case DestructionTab.Candidates:
                candidates = Take(await Queries.CandidatesAsync(actor!, Chosen, page, default));
                break;
            case DestructionTab.Records:
                classes = Take(await Due.ClassesAsync(actor!, default)) ?? [];
                records = Take(await Due.CandidatesAsync(actor!, DueOf, page, default));
                break;
            case DestructionTab.Register:
                register = Take(await Destroyed.ListAsync(actor!, page, default));
                break;
            case DestructionTab.Holds:
                holds = Take(await HeldBack.ListAsync(actor!, null, page, default));
                break;
            default:
                lists = Take(await Queries.ListAsync(actor!, page, default));
                break;
        }
    }

    private T? Take<T>(Result<T> found)
        where T : class
    {
        error = found.Error;
        return found.Succeeded ? found.Value : null;
    }

    private void Go(string? department) => Places.NavigateTo($"/documents/destruction?view={DestructionTab.Candidates}&department={Uri.EscapeDataString(department ?? "")}");

    private void Go(RecordsDueFilter wanted) => Places.NavigateTo(
        $"/documents/destruction?view={DestructionTab.Records}&class={Uri.EscapeDataString(wanted.Class)}&department={Uri.EscapeDataString(wanted.Department ?? "")}&form={Uri.EscapeDataString(wanted.Form ?? "")}");

    private static string Value(ChangeEventArgs e) => e.Value?.ToString() ?? "";

    private void ProposedAsync(IReadOnlyList<Guid>? made)
    {
        proposing = false;
        if (made is { Count: > 0 })
            Places.NavigateTo(made.Count == 1 ? $"/documents/destruction/{made[0]}" : "/documents/destruction");
    }

    private async Task DoneAsync(string said)
    {
        await LoadAsync();
        notice = said;
    }
}

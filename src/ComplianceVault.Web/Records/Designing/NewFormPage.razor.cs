using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>Adds a form to a document; its design opens.</summary>
public sealed partial class NewFormPage
{
    private Actor? actor;
    private DesignChoices? choices;
    private IReadOnlyList<(string Number, string Title)> parents = [];
    private Draft? draft;
    private Error? error;
    private string parent = "";
    private string title = "";
    private string? titleEn;
    private string? department;
    private string retention = "";
    private string copy = "";
    private FormWay way = FormWay.Filled;
    private Classification classification = Classification.Internal;

    [SupplyParameterFromQuery(Name = "document")]
    public string? Document { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DesignQueries Queries { get; set; } = null!;

    [Inject]
    private AddForm Adding { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>Those for which the person designs.</summary>
    private IEnumerable<(string Code, string Name)> Departments =>
        Names.Departments.Where(d => actor!.Can(Permission.ControlDocuments) || actor.Departments.Contains(d.Code));

    protected override async Task OnInitializedAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        await Names.LoadAsync(actor, default);
        var found = await Queries.ForNewAsync(actor, default);
        error = found.Error;
        if (!found.Succeeded)
            return;
        (choices, parents) = found.Value;
        department = Departments.Select(d => d.Code).FirstOrDefault();
        parent = parents.Any(p => p.Number == Document) ? Document! : "";
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } by)
            return;
        var keeper = string.IsNullOrEmpty(department) ? null : department;
        var added = await Adding.ExecuteAsync(by, new(parent, title, titleEn, keeper, way, retention, classification, copy.Length == 0 ? null : copy), default);
        error = added.Error;
        if (!added.Succeeded)
            return;
        if (draft is not null)
            await draft.ForgetAsync();
        Places.NavigateTo(DesignAddress.Of(added.Value));
    }
}

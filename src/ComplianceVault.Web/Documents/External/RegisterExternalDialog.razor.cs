using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Library;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ComplianceVault.Web.Documents.External;

public sealed partial class RegisterExternalDialog
{
    private string title = "";
    private ExternalCategory category;
    private string department = "";
    private string clauses = "";
    private ExternalForm form = new();
    private IBrowserFile? file;
    private Error? error;
    private bool busy;
    private bool filled;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    /// <summary>The departments whose clerk the person is: only their technical material is registered; null: everything.</summary>
    [Parameter]
    public IReadOnlyList<string>? Only { get; set; }

    /// <summary>With which it was handed over: its title and source stand there already.</summary>
    [Parameter]
    public HandOverRow? Slip { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private RegisterExternal Registering { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private IReadOnlyList<ExternalCategory> Categories => Only is null ? Enum.GetValues<ExternalCategory>() : ExternalKeepers.Technical;

    private IEnumerable<(string Code, string Name)> Departments => Choices.Departments.Where(d => Only?.Contains(d.Code) != false);

    protected override void OnParametersSet()
    {
        if (Open && !filled)
        {
            (title, category, clauses, form, file, error) = (Slip?.Title ?? "", Only is null ? ExternalCategory.Standard : ExternalCategory.Technical, "", new() { Source = Slip?.Source ?? "" }, null, null);
            department = Departments.Select(d => d.Code).OrderByDescending(c => c == Slip?.Department).FirstOrDefault() ?? "";
        }

        filled = Open;
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        busy = true;
        var registered = await RegisterAsync(actor);
        (busy, error) = (false, registered.Error);
        if (!registered.Succeeded)
            return;
        await OpenChanged.InvokeAsync(false);
        Places.NavigateTo(new DocumentAddress(registered.Value.Number).ToString());
    }

    private async Task<Result<App.Documents.Numbering.RegisteredDocument>> RegisterAsync(Actor actor)
    {
        await using var upload = Upload.Of(file);
        return await Registering.ExecuteAsync(actor, new(null, title, category, department, TypedClauses.Of(clauses), form.Facts, Slip?.Id), upload.Content, default);
    }
}

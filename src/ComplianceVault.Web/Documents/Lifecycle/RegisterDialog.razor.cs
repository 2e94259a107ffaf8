using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Library;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

public sealed partial class RegisterDialog
{
    private string level = "";
    private string parent = "";
    private string department = "";
    private string title = "";
    private string clauses = "";
    private Classification classification = Classification.Internal;
    private string? next;
    private bool needsParent;
    private bool filled;
    private Error? error;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NumberGaps Numbers { get; set; } = null!;

    [Inject]
    private RegisterDocument Registering { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !filled;
        filled = Open;
        if (!opens || await Current.GetAsync() is not { } actor)
            return;
        (level, parent, title, clauses, error) = (Choices.Levels.Select(l => l.Code).FirstOrDefault() ?? "", "", "", "", null);
        department = Choices.Departments.Select(d => d.Code).FirstOrDefault(actor.Departments.Contains) ?? "";
        await PreviewAsync();
    }

    /// <summary>The number it would get; another may take it first.</summary>
    private async Task PreviewAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var hangs = await Numbers.NextAsync(actor, level, null, default) is { Error.Code: "numbering.parent-missing" };
        var found = await Numbers.NextAsync(actor, level, hangs ? parent : null, default);
        (needsParent, next) = (hangs, found.Succeeded ? found.Value : null);
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var taken = await Registering.ExecuteAsync(actor, new(level, department, title, TypedClauses.Of(clauses), classification, needsParent ? parent : null), default);
        error = taken.Error;
        if (!taken.Succeeded)
            return;
        await OpenChanged.InvokeAsync(false);
        Places.NavigateTo(new DocumentAddress(taken.Value.Number).ToString());
    }
}

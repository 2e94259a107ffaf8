using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>Sets the whole list of a document with a reason; what it means for copies follows in the same act.</summary>
public sealed partial class ListDialog
{
    private readonly ListForm form = new();
    private string reason = "";
    private Error? error;
    private bool filled;

    [Parameter, EditorRequired]
    public Guid DocumentId { get; set; }

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>The lines in force and the version of the list, as they are shown.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DistributionLine> Lines { get; set; } = [];

    [Parameter, EditorRequired]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    /// <summary>True when it was set.</summary>
    [Parameter]
    public EventCallback<bool> Closed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SetDistribution Setting { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (Open && !filled)
        {
            form.Fill(Lines);
            (reason, error) = ("", null);
        }

        filled = Open;
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        error = (await Setting.ExecuteAsync(actor, DocumentId, Version, form.Lines, reason, default)).Error;
        if (error is null)
            await Closed.InvokeAsync(true);
    }
}

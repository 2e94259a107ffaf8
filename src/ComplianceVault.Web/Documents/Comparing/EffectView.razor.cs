using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>The view 本次修订的影响 of a document's page.</summary>
public sealed partial class EffectView : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private RevisionEffect? effect;
    private (Guid Edition, string Text, string? With)? shown;
    private Error? error;

    [Parameter, EditorRequired]
    public DocumentView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    /// <summary>Label of the edition before, where another than the usual is meant.</summary>
    [Parameter]
    public string? With { get; set; }

    [Inject]
    private RevisionEffectQueries Effects { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (View.Edition.Id, View.Edition.TextHash, With);
        if (shown == wanted)
            return;
        shown = wanted;
        var found = await Effects.OfAsync(Actor, View.Document.Number, View.Edition.Label, With, leaving.Token);
        (effect, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private string Readers(ReadAgain readers) =>
        !readers.IsForAllStaff ? readers.Readers.Count > 0 ? T["Readers_Named", readers.Readers.Count] : T["Readers_Restricted", VaultWords.Of(effect!.Document.Classification)]
        : readers.People is { } people ? T["Readers_AllCounted", people] : T["Readers_All"];

    private string Training(TrainingView training) =>
        !training.Required ? T["Training_None"]
        : !training.Finished ? T["Training_Awaited"]
        : training.Waived ? T["Training_Waived", training.ByName ?? "", training.Note ?? ""]
        : T["Training_Done", Dates.Of(training.On) ?? "", training.Note ?? ""];

    private RenderFragment More(int shownRows, int total) => builder =>
    {
        if (shownRows < total)
        {
            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "class", "dv-quiet");
            builder.AddContent(2, T["More", shownRows, total].Value);
            builder.CloseElement();
        }
    };
}

using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>What a draft is begun from.</summary>
public enum DraftSource
{
    InForce,
    Pack,
    Template,
    File,
}

/// <summary>The document of which an edition begins; <paramref name="InForce"/>: the label in force, null while there is none.</summary>
public sealed record DraftAbout(Guid Id, string Number, string? Department, string? InForce, bool HasWord, bool HasRevisions, bool HasPackText = false);

public sealed partial class StartDraftDialog
{
    private DraftForm form = new();
    private DraftSource source;
    private HeadingNumbering numbering;
    private EditionStep step;
    private IBrowserFile? file;
    private Error? error;
    private bool filled;
    private bool busy;

    [Parameter, EditorRequired]
    public DraftAbout About { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The id of the edition that began.</summary>
    [Parameter]
    public EventCallback<Guid> Started { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private StartDraft Starting { get; set; } = null!;

    private IEnumerable<DraftSource> Offered => Enum.GetValues<DraftSource>().Where(s => s switch
    {
        DraftSource.InForce => About is { InForce: not null, HasWord: true },
        DraftSource.Pack => About.HasPackText,
        _ => true,
    });

    protected override void OnParametersSet()
    {
        if (Open && !filled)
        {
            (form, source, file, error) = (new DraftForm(), Offered.First(), null, null);
            numbering = HeadingNumbering.Automatic;
            step = About.HasRevisions ? EditionStep.Revision : EditionStep.Edition;
        }

        filled = Open;
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        busy = true;
        var begun = await BeginAsync(actor, new DraftStart(About.Id, form.Facts, step, numbering));
        (busy, error) = (false, begun.Error);
        if (!begun.Succeeded)
            return;
        await OpenChanged.InvokeAsync(false);
        await Started.InvokeAsync(begun.Value);
    }

    private async Task<Result<Guid>> BeginAsync(Actor actor, DraftStart start)
    {
        return source switch
        {
            DraftSource.InForce => await Starting.FromEditionInForceAsync(actor, start, default),
            DraftSource.Pack => await Starting.FromPackAsync(actor, start, default),
            DraftSource.Template => await Starting.FromTemplateAsync(actor, start, default),
            _ => await FromFileAsync(actor, start),
        };
    }

    private async Task<Result<Guid>> FromFileAsync(Actor actor, DraftStart start)
    {
        if (file is null)
            return Error.Invalid("lifecycle.no-file");
        await using var content = file.OpenReadStream(Math.Max(1, file.Size)); // what is too large is refused by the store, with its limit
        return await Starting.FromFileAsync(actor, start, file.Name, content, default);
    }
}

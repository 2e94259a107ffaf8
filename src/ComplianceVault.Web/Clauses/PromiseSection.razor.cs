using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

public sealed partial class PromiseSection
{
    private const int MostDocuments = 500;
    private Error? error;
    private Error? formError;
    private bool linkOpen;
    private bool endOpen;
    private IReadOnlyList<LibraryRow> library = [];
    private IReadOnlyList<Section> sections = [];
    private string chosen = "";
    private string sectionKey = "";
    private string reason = "";
    private ClauseSection? ending;

    [Parameter, EditorRequired]
    public ClauseView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LibraryQueries Library { get; set; } = null!;

    [Inject]
    private DocumentQueries Documents { get; set; } = null!;

    [Inject]
    private LinkSections Link { get; set; } = null!;

    [Inject]
    private DecideSectionAnswer Decide { get; set; } = null!;

    [Inject]
    private EndSectionAnswer Ending { get; set; } = null!;

    private static Tone ToneOf(SectionAnswerState state) => state switch
    {
        SectionAnswerState.Confirmed => Tone.Good,
        SectionAnswerState.Vanished => Tone.Overdue,
        _ => Tone.Draft,
    };

    private async Task DecideAsync(ClauseSection section, bool confirm)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        error = (await Decide.ExecuteAsync(actor, section.AnswerId, confirm, default)).Error;
        await Changed.InvokeAsync();
    }

    private void AskEnd(ClauseSection section) => (ending, reason, formError, endOpen) = (section, "", null, true);

    private async Task EndAsync()
    {
        if (ending is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Ending.ExecuteAsync(actor, ending.AnswerId, reason, default)).Error;
        endOpen = formError is not null;
        await Changed.InvokeAsync();
    }

    private async Task OpenLinkAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var found = await Library.ListAsync(actor, new LibraryFilter { Take = MostDocuments }, default);
        (library, formError) = (found.Succeeded ? found.Value.Rows : [], found.Error);
        (chosen, sectionKey, sections, linkOpen) = ("", "", [], true);
    }

    private async Task ChooseAsync(ChangeEventArgs e)
    {
        (chosen, sectionKey, sections) = (e.Value?.ToString() ?? "", "", []);
        if (!Guid.TryParse(chosen, out var edition) || await Current.GetAsync() is not { } actor)
            return;
        var text = await Documents.TextAsync(actor, edition, default);
        (sections, formError) = (text.Succeeded ? [.. text.Value.Sections.Where(s => s.Level > 0)] : [], text.Error);
    }

    private async Task LinkAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        formError = Guid.TryParse(chosen, out var edition) && sectionKey.Length > 0
            ? (await Link.ExecuteAsync(actor, edition, [new SectionLink(View.Clause.Number, sectionKey)], default)).Error
            : Error.Invalid("clauses.choose-section");
        linkOpen = formError is not null;
        await Changed.InvokeAsync();
    }
}

using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Glossary;

public sealed partial class GlossaryPage
{
    private IReadOnlyList<TermRow> rows = [];
    private Error? error;
    private Error? formError;
    private bool loaded;
    private bool mayChange;
    private bool formOpen;
    private bool retireOpen;
    private bool versionsOpen;
    private IReadOnlyList<TermVersion> versions = [];
    private string versionsOf = "";
    private TermRow? editing;
    private TermRow? retiring;
    private TermForm form = new();
    private string reason = "";

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private GlossaryQueries Queries { get; set; } = null!;

    [Inject]
    private AddTerm Adding { get; set; } = null!;

    [Inject]
    private ChangeTerm Changing { get; set; } = null!;

    [Inject]
    private RetireTerm Retiring { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayChange = actor.Can(Permission.ManageSettings);
        var list = await Queries.ListAsync(actor, Words, default);
        (error, rows, loaded) = (list.Error, list.Succeeded ? list.Value : [], true);
    }

    private void Go(string? words) => Places.NavigateTo(Places.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(words) ? null : words.Trim()));

    private void Edit(TermRow? row)
    {
        (editing, formError, formOpen) = (row, null, true);
        form = row is null
            ? new TermForm()
            : new TermForm { Zh = row.Zh, En = row.En, Abbreviation = row.Abbreviation, Synonyms = row.Synonyms, Definition = row.Definition };
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var input = new TermInput(form.Zh, form.En, form.Abbreviation, form.Definition, form.Synonyms.Split('\n'));
        formError = editing is null
            ? (await Adding.ExecuteAsync(actor, input, default)).Error
            : (await Changing.ExecuteAsync(actor, editing.Id, editing.Version, input, form.Reason, default)).Error;
        formOpen = formError is not null;
        await LoadAsync();
    }

    private async Task ShowVersionsAsync(TermRow row)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var found = await Queries.VersionsAsync(actor, row.Id, default);
        (versions, error, versionsOf, versionsOpen) = (found.Succeeded ? found.Value : [], found.Error, row.Zh, found.Succeeded);
    }

    private void AskRetire(TermRow row) => (retiring, reason, formError, retireOpen) = (row, "", null, true);

    private async Task RetireAsync()
    {
        if (retiring is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Retiring.ExecuteAsync(actor, retiring.Id, !retiring.Retired, reason, default)).Error;
        retireOpen = formError is not null;
        await LoadAsync();
    }

    private sealed class TermForm
    {
        public string Zh { get; set; } = "";

        public string? En { get; set; }

        public string? Abbreviation { get; set; }

        public string Synonyms { get; set; } = "";

        public string? Definition { get; set; }

        public string Reason { get; set; } = "";
    }
}

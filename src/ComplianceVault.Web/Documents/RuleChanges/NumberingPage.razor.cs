using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.RuleChanges;

/// <summary>编号规则: how the numbers of each level are built, what is proposed, and every version with its approval.</summary>
public sealed partial class NumberingPage
{
    private const string Family = "numbering";
    private const string SchemeFamily = "editions";

    private Actor? actor;
    private IReadOnlyList<PatternRow> rows = [];
    private IReadOnlyList<RuleChangeView> open = [];
    private IReadOnlyList<RuleChangeView> versions = [];
    private OpenRuleChanges? changes;
    private PatternForm form = new();
    private (string Value, DateOnly? From, string? ByName) scheme = ("", null, null);
    private string historyOf = "";
    private string present = "";
    private string preview = "";
    private bool mayPropose;
    private bool asking;
    private bool askingScheme;
    private bool showing;
    private Error? error;
    private Error? formError;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private PatternQueries Queries { get; set; } = null!;

    [Inject]
    private RuleChangeQueries Changes { get; set; } = null!;

    [Inject]
    private ProposePattern Proposing { get; set; } = null!;

    [Inject]
    private ProposeEditionScheme ProposingScheme { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        var found = await Queries.TableAsync(actor, default);
        (rows, error) = (found.Succeeded ? found.Value : [], found.Error);
        open = [.. await OpenAsync(actor, Family), .. await OpenAsync(actor, SchemeFamily)];
        scheme = await Queries.SchemeAsync(actor, default) is { Succeeded: true } labelled ? labelled.Value : ("", null, null);
        mayPropose = actor.RefusalFor(typeof(ProposePattern)) is null;
    }

    private async Task<IReadOnlyList<RuleChangeView>> OpenAsync(Actor reader, string family) =>
        await Changes.OpenAsync(reader, family, default) is { Succeeded: true } waiting ? waiting.Value : [];

    /// <summary>What a change says, or what held before it.</summary>
    private static string? Said(RuleChangeView change, bool old = false) => (change.Change.Family == SchemeFamily, old) switch
    {
        (true, true) => change.Old<EditionSchemeRule>() is { } before ? Scheme(before.Scheme) : null,
        (true, false) => Scheme(change.New<EditionSchemeRule>().Scheme),
        (false, true) => change.Old<PatternRule>()?.Pattern,
        _ => change.New<PatternRule>().Pattern,
    };

    private static string Scheme(string id) => VaultWords.Find($"setting.documents.edition-scheme.{id}") ?? id;

    private string Level(string code) => rows.FirstOrDefault(r => r.Level == code) is { } row ? Components.Labels.Of(row.NameZh, row.NameEn) : code;

    private Task AskAsync(PatternRow row)
    {
        (form, formError, asking) = (new PatternForm { Level = row.Level, Pattern = row.Pattern }, null, true);
        return PreviewAsync(row.Pattern);
    }

    /// <summary>As it is typed: the number it would give next, or why it cannot be.</summary>
    private async Task PreviewAsync(string? pattern)
    {
        form.Pattern = pattern ?? "";
        if (await Current.GetAsync() is not { } by)
            return;
        var found = await Queries.PreviewAsync(by, form.Level, form.Pattern, default);
        preview = found.Succeeded ? T["Pattern_Preview", found.Value] : VaultWords.Of(found.Error);
    }

    private async Task ProposeAsync()
    {
        if (await Current.GetAsync() is not { } by)
            return;
        formError = (await Proposing.ExecuteAsync(by, form.Level, form.Pattern, form.From, form.Reason, default)).Error;
        asking = formError is not null;
        await LoadAsync();
        if (!asking)
            changes?.Say(T["Rule_Done_Propose"]);
    }

    private async Task ShowHistoryAsync(PatternRow row)
    {
        if (await Current.GetAsync() is not { } reader)
            return;
        var found = await Changes.VersionsAsync(reader, Family, row.Level, default);
        (versions, error, historyOf, present, showing) = (found.Succeeded ? found.Value : [], found.Error, Level(row.Level), row.Pattern, found.Succeeded);
    }

    private async Task ShowSchemesAsync()
    {
        if (await Current.GetAsync() is not { } reader)
            return;
        var found = await Changes.VersionsAsync(reader, SchemeFamily, "scheme", default);
        (versions, error, historyOf, present, showing) = (found.Succeeded ? found.Value : [], found.Error, T["Scheme"].Value, Scheme(scheme.Value), found.Succeeded);
    }

    private void AskScheme() => (form, formError, askingScheme) = (new PatternForm { Pattern = scheme.Value }, null, true);

    private async Task ProposeSchemeAsync()
    {
        if (await Current.GetAsync() is not { } by)
            return;
        formError = (await ProposingScheme.ExecuteAsync(by, form.Pattern, form.From, form.Reason, default)).Error;
        askingScheme = formError is not null;
        await LoadAsync();
        if (!askingScheme)
            changes?.Say(T["Rule_Done_Propose"]);
    }

    private sealed class PatternForm
    {
        public string Level { get; init; } = "";

        public string Pattern { get; set; } = "";

        public DateOnly? From { get; set; }

        public string Reason { get; set; } = "";
    }
}

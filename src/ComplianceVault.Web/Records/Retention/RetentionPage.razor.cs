using System.Globalization;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.RuleChanges;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Records.Retention;

/// <summary>保存期限: how long records and masters are kept, now, on a past day, since ever; and what is proposed.</summary>
public sealed partial class RetentionPage
{
    private Actor? actor;
    private IReadOnlyList<RetentionRow> rows = [];
    private IReadOnlyList<RetentionRow> history = [];
    private IReadOnlyList<RetentionChangeView> waiting = [];
    private readonly Dictionary<Guid, RetentionChangeView> shown = []; // the dialog outlives the change that was decided in it
    private IReadOnlyList<RuleChangeView> versions = [];
    private OpenRuleChanges? changes;
    private TermForm form = new();
    private string historyOf = "";
    private bool proposing;
    private bool showing;
    private Error? error;
    private Error? formError;

    [SupplyParameterFromQuery(Name = "on")]
    private string? Day { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private RetentionQueries Queries { get; set; } = null!;

    [Inject]
    private ProposeRetention Proposing { get; set; } = null!;

    [Inject]
    private RuleChangeQueries Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private DateOnly? On => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private bool IsPast => On is { } day && day < Time.Today;

    private bool MayPropose => actor is not null && actor.RefusalFor(typeof(ProposeRetention)) is null;

    /// <summary>How much a class reaches, in words.</summary>
    internal static string Reach(IStringLocalizer words, RetentionRow row) =>
        row.IsOfMasters ? words["Keeping_Reach_Masters", row.Reach.Masters] : words["Keeping_Reach_Records", row.Reach.Forms.Count, row.Reach.Records];

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is not null)
            await LoadAsync(actor);
    }

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.TableAsync(reader, On, default);
        (rows, error) = (found.Succeeded ? found.Value : [], found.Error);
        waiting = await Queries.OpenAsync(reader, default) is { Succeeded: true } open ? open.Value : [];
        foreach (var change in waiting)
            shown[change.Of.Change.Id] = change;
    }

    private static string Title(RetentionRow row) => Components.Labels.Of(row.TitleZh, row.TitleEn);

    private string Reach(RetentionRow row) => Reach(T, row);

    private void Go(string? day) => Places.NavigateTo(Places.GetUriWithQueryParameter("on", string.IsNullOrEmpty(day) ? null : day));

    private void Ask(RetentionRow row) => (form, formError, proposing) = (TermForm.Of(row), null, true);

    private RetentionChangeView Of(RuleChangeView change) => shown[change.Change.Id];

    private async Task ShowHistoryAsync(RetentionRow row)
    {
        if (await Current.GetAsync() is not { } reader)
            return;
        var found = await Queries.HistoryAsync(reader, row.Code, default);
        versions = await Changes.VersionsAsync(reader, "retention", row.Code, default) is { Succeeded: true } all ? all.Value : [];
        (history, error, historyOf, showing) = (found.Succeeded ? found.Value : [], found.Error, Title(row), found.Succeeded);
    }

    private async Task ProposeAsync()
    {
        if (await Current.GetAsync() is not { } by)
            return;
        formError = (await Proposing.ExecuteAsync(by, form.Input, form.Reason, default)).Error;
        proposing = formError is not null;
        await LoadAsync(by);
        if (!proposing)
            changes?.Say(D["Rule_Done_Propose"]);
    }

    private async Task ReloadAsync()
    {
        if (await Current.GetAsync() is { } reader)
            await LoadAsync(actor = reader);
    }

    private sealed class TermForm
    {
        public RetentionRow? Row { get; private init; }

        public RetentionUnit Unit { get; set; }

        public int? Period { get; set; }

        public RetentionStart Starts { get; set; }

        public bool AtLeast { get; set; }

        public bool AlsoKept { get; set; }

        public DateOnly? From { get; set; }

        public string Reason { get; set; } = "";

        /// <summary>A master is not kept for ever: what is wanted longer is retained (作废保留).</summary>
        public IEnumerable<RetentionUnit> Units => Enum.GetValues<RetentionUnit>().Where(u => Row?.IsOfMasters != true || u != RetentionUnit.Permanent);

        public IEnumerable<RetentionStart> Startings => Enum.GetValues<RetentionStart>().Where(s => (s == RetentionStart.EditionEnded) == (Row?.IsOfMasters == true));

        public NewRetention Input => new(Row?.Code ?? "", Period, Unit, Starts, AtLeast, AlsoKept, From);

        public bool IsShorter => Row is { } row && (Unit == RetentionUnit.Permanent || Period is not null) && Input.Term.IsShorterThan(row.Term);

        public static TermForm Of(RetentionRow row) => new()
        {
            Row = row,
            Unit = row.Term.Unit,
            Period = row.Term.Period,
            Starts = row.Term.Starts ?? RetentionStart.RecordClosed,
            AtLeast = row.Term.AtLeast,
        };
    }
}

using System.Globalization;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.RuleChanges;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>审批权限表: which role reviews and approves each level, now, on a past day, and how it changed.</summary>
public sealed partial class ApprovalPage
{
    private Actor? actor;
    private IReadOnlyList<ApprovalRow> rows = [];
    private IReadOnlyList<ApprovalRow> history = [];
    private IReadOnlyList<RuleChangeView> open = [];
    private IReadOnlyList<RuleChangeView> versions = [];
    private IReadOnlyList<RoleChoice> roles = [];
    private OpenRuleChanges? changes;
    private Error? error;
    private Error? formError;
    private RuleForm form = new();
    private string historyOf = "";
    private bool asking;
    private bool showing;

    [SupplyParameterFromQuery(Name = "on")]
    private string? Day { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ApprovalQueries Queries { get; set; } = null!;

    [Inject]
    private ProposeApprovalRule Proposing { get; set; } = null!;

    [Inject]
    private RuleChangeQueries Changes { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private DateOnly? On => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private bool IsPast => On is { } day && day < Time.Today;

    private bool MayChange => !IsPast && actor is not null && actor.RefusalFor(typeof(ProposeApprovalRule)) is null;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
        {
            await Choices.LoadAsync(actor, default);
            roles = await Directory.RolesAsync(actor, default) is { Succeeded: true } known ? [.. known.Value.Where(r => r.Kind != RoleKind.External)] : [];
        }

        await LoadAsync(actor);
    }

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.TableAsync(reader, On, default);
        (rows, error) = (found.Succeeded ? found.Value : [], found.Error);
        open = await Changes.OpenAsync(reader, "approval", default) is { Succeeded: true } waiting ? waiting.Value : [];
    }

    private async Task ReloadAsync()
    {
        if (await Current.GetAsync() is { } reader)
            await LoadAsync(actor = reader);
    }

    private string Line(ApprovalSigners signers) =>
        $"{T["Rule_Line", Role(signers.Reviewer, signers.Reviewer), Role(signers.Approver, signers.Approver)]} {T[signers.Countersign ? "Countersign_Yes" : "Countersign_No"]}";

    private void Go(string? day) => Places.NavigateTo(Places.GetUriWithQueryParameter("on", string.IsNullOrEmpty(day) ? null : day));

    /// <summary>The role's name in the language of the page, else as the table says it.</summary>
    private string Role(string code, string name) => Choices.Role(code) ?? name;

    private string Because(ApprovalRow row) => row.Reason == OrganisationFile.Name ? T["Rule_FromPack"] : row.Reason;

    private void Ask(string level, ApprovalRow? row)
    {
        form = new RuleForm { Level = level, Reviewer = row?.Reviewer ?? "", Approver = row?.Approver ?? "", Countersign = row?.Countersign ?? false };
        (formError, asking) = (null, true);
    }

    private async Task ShowHistoryAsync(string level)
    {
        if (await Current.GetAsync() is not { } reader)
            return;
        var found = await Queries.HistoryAsync(reader, level, default);
        versions = await Changes.VersionsAsync(reader, "approval", level, default) is { Succeeded: true } all ? all.Value : [];
        (history, error, historyOf, showing) = (found.Succeeded ? found.Value : [], found.Error, level, found.Succeeded);
    }

    private async Task ProposeAsync()
    {
        if (await Current.GetAsync() is not { } by)
            return;
        formError = (await Proposing.ExecuteAsync(by, form.Level, new(form.Reviewer, form.Approver, form.Countersign), form.From, form.Reason, default)).Error;
        asking = formError is not null;
        await LoadAsync(by);
        if (!asking)
            changes?.Say(D["Rule_Done_Propose"]);
    }

    private sealed class RuleForm
    {
        public string Level { get; init; } = "";

        public string Reviewer { get; set; } = "";

        public string Approver { get; set; } = "";

        public bool Countersign { get; set; }

        public DateOnly? From { get; set; }

        public string Reason { get; set; } = "";
    }
}

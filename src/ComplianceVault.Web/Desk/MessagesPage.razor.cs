using ComplianceVault.App.Desk.Messages;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Desk;

/// <summary>消息: by which channels messages leave, how each is switched, what went out and what did not.</summary>
public sealed partial class MessagesPage
{
    private const int PageSize = 50;

    private MessageOverview? overview;
    private Page<DeliveryRow>? page;
    private Error? error;
    private string? notice;
    private bool mayChange;
    private bool isSending;

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private MessageQueries Queries { get; set; } = null!;

    [Inject]
    private SendTestMessage Testing { get; set; } = null!;

    [Inject]
    private RetryMessages Retrying { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayChange = actor.Can(Permission.ManageSettings);
        var found = await Queries.OverviewAsync(actor, default);
        (overview, error) = (found.Succeeded ? found.Value : null, found.Error);
        var list = await Queries.ListAsync(actor, Enum.TryParse<DeliveryState>(State, out var state) ? state : null, new(Number, PageSize), default);
        page = list.Succeeded ? list.Value : null;
    }

    private async Task TestAsync(Channel channel)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        (isSending, notice) = (true, null);
        StateHasChanged();
        var refused = (await Testing.ExecuteAsync(actor, channel, default)).Error;
        isSending = false;
        await LoadAsync();
        (error, notice) = (refused, refused is null ? T[$"Tested_{channel}"].Value : null);
    }

    private async Task RetryAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var again = await Retrying.ExecuteAsync(actor, default);
        await LoadAsync();
        (error, notice) = (again.Error, again.Succeeded ? T["Retried", again.Value].Value : null);
    }

    private void Show(string? state) => Places.NavigateTo(Places.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["state"] = string.IsNullOrEmpty(state) ? null : state,
        ["page"] = null,
    }));

    private string Said(SettingDefinition setting)
    {
        var value = overview!.Switches[setting.Key];
        return VaultWords.Find($"setting.{setting.Key}.{value}") ?? T["Hour", value];
    }

    private string Result(DeliveryRow row)
    {
        var trouble = row.Trouble is { } code ? VaultWords.Of(code, [row.Answer ?? ""]) : "";
        return row.State == DeliveryState.Waiting && row.NotBefore > Time.Now ? $"{trouble} {T["NotBefore", Moment(row.NotBefore)]}".Trim()
            : row.State == DeliveryState.Sent ? T["SentAt", Moment(row.EndedAt!.Value)] : trouble;
    }

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm", null);

    private static Tone ToneOf(DeliveryState state) => state switch
    {
        DeliveryState.Sent => Tone.Good,
        DeliveryState.Failed => Tone.Overdue,
        DeliveryState.Dropped => Tone.Obsolete,
        DeliveryState.Sending => Tone.Review,
        _ => Tone.Draft,
    };
}

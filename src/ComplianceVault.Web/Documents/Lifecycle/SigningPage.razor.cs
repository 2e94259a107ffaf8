using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>待我签署: read, sign or send back, one after the other.</summary>
public sealed partial class SigningPage
{
    private const int PageSize = 30;

    private Actor? actor;
    private Page<InboxRow>? page;
    private InboxRow? open;

    /// <summary>The last that was opened: what the dialogs are about, also while they close.</summary>
    private InboxRow? answered;

    private bool signing;
    private bool rejecting;
    private string? notice;
    private Error? error;

    [SupplyParameterFromQuery(Name = "task")]
    private Guid? TaskId { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SigningInbox Inbox { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        await LoadAsync(actor);
    }

    private string Address(Guid? task) => Places.GetUriWithQueryParameters("/signing", new Dictionary<string, object?> { ["task"] = task, ["page"] = Number > 1 ? Number : null });

    private async Task LoadAsync(Actor signer)
    {
        var found = await Inbox.ListAsync(signer, new(Number, PageSize), default);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
        open = page?.Rows.FirstOrDefault(r => r.TaskId == TaskId);
        if (open is null && TaskId is { } id && await Inbox.FindAsync(signer, id, default) is { Succeeded: true } elsewhere)
            open = elsewhere.Value; // a link from 工作台 to one of another page
        answered = open ?? answered;
    }

    private Task SignedAsync(bool done)
    {
        signing = false;
        return done ? NextAsync(T["Signed", VaultWords.Of(answered!.Meaning), answered.Number, answered.Label]) : Task.CompletedTask;
    }

    private Task RejectedAsync(bool done)
    {
        rejecting = false;
        return done ? NextAsync(T["SentBack", answered!.Number, answered.Label]) : Task.CompletedTask;
    }

    /// <summary>After a signature or a rejection the one that stood next opens by itself.</summary>
    private async Task NextAsync(string said)
    {
        if (open is not { } done || page is null || await Current.GetAsync() is not { } signer)
            return;
        var place = page.Rows.ToList().FindIndex(r => r.TaskId == done.TaskId);
        notice = said;
        await LoadAsync(signer);
        var next = page?.Rows.Count > 0 ? page.Rows[Math.Clamp(place, 0, page.Rows.Count - 1)] : null;
        Places.NavigateTo(Address(next?.TaskId));
    }
}

using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>What is done to several documents at once.</summary>
public enum BulkAct
{
    Department,
    Classification,
    Clauses,
}

/// <summary>Acts on the chosen rows, one after the other; one that is refused keeps none of the others back.</summary>
public sealed partial class LibraryBulk
{
    private static readonly char[] Between = [' ', '　', ',', '，', '、', ';', '；'];

    private readonly List<(string Number, Error? Error)> answers = [];
    private BulkAct asking;
    private bool open;
    private string department = "";
    private Classification classification = Classification.Internal;
    private string? added;
    private string? removed;
    private string? reason;
    private Error? error;

    [Parameter, EditorRequired]
    public IReadOnlyList<LibraryRow> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    /// <summary>The rows are to be read again.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DocumentQueries Documents { get; set; } = null!;

    [Inject]
    private ChangeDocument Changing { get; set; } = null!;

    [Inject]
    private SetClauses Setting { get; set; } = null!;

    private void Ask(BulkAct act)
    {
        (asking, open, error) = (act, true, null);
        (department, added, removed, reason) = ("", null, null, null);
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        if ((error = Wrong()) is not null)
            return;
        answers.Clear();
        foreach (var row in Rows.DistinctBy(r => r.DocumentId))
            answers.Add((row.Number, await DoAsync(actor, row)));
        open = false;
        await Done.InvokeAsync();
    }

    /// <summary>What is wrong with the form itself is said once, not for each row.</summary>
    private Error? Wrong() =>
        asking == BulkAct.Department && department.Length == 0 ? Error.Invalid("organisation.no-such-department", T["NotGiven"].Value)
        : asking != BulkAct.Clauses ? null
        : Split(added).Concat(Split(removed)).ToList() is { Count: > 0 } clauses ? clauses.Find(c => ClauseNumber.TryParse(c) is null) is { } wrong ? Error.Invalid("clauses.not-a-number", wrong) : null
        : Error.Invalid("clauses.not-a-number", "");

    private async Task<Error?> DoAsync(Actor actor, LibraryRow row)
    {
        var found = await Documents.GetAsync(actor, row.Number, null, default);
        if (!found.Succeeded)
            return found.Error;
        var (document, clauses) = (found.Value.Document, found.Value.Clauses);
        if (asking == BulkAct.Clauses)
            return (await Setting.ExecuteAsync(actor, document.Id, [.. clauses.Union(Split(added)).Except(Split(removed))], default)).Error;
        var readers = await Documents.ReadersAsync(actor, document.Id, default);
        var facts = new DocumentFacts(
            document.Title, asking == BulkAct.Department ? department : document.Department, asking == BulkAct.Classification ? classification : document.Classification, readers);
        return (await Changing.ExecuteAsync(actor, document.Id, document.Version, facts, reason ?? "", default)).Error;
    }

    private static string[] Split(string? typed) => typed?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

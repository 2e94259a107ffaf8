using System.Text.Json.Nodes;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using FieldType = ComplianceVault.App.Records.Forms.FieldType;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Fills a record. What is typed is kept in the browser at once, on the server as soon as a field is left.</summary>
public sealed partial class FillSheet
{
    private const int MostFaults = 8;

    private readonly Dictionary<string, Guid> signers = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, IReadOnlyList<Pointer>> choices = new Dictionary<string, IReadOnlyList<Pointer>>();
    private IReadOnlyList<PersonChoice> people = [];
    private Filling filling = null!;
    private Filling kept = null!;
    private Draft? draft;
    private (Guid Record, DateTime? State, int Content)? shown;
    private int revision;
    private bool changed;
    private bool saving;
    private bool submitting;
    private bool sound;
    private DateTime? savedAt;
    private Error? error;

    [Parameter, EditorRequired]
    public RecordView View { get; set; } = null!;

    /// <summary>Of a record that goes through a workflow: its open stages and its steps; null: it is submitted.</summary>
    [Parameter]
    public HandlingView? Handling { get; set; }

    /// <summary>A form that is being designed: what is typed is checked and kept nowhere.</summary>
    [Parameter]
    public bool IsTrial { get; set; }

    /// <summary>Submitted: with the number. Given up: without.</summary>
    [Parameter]
    public EventCallback<string?> Done { get; set; }

    /// <summary>What was typed is kept: the conditions of the steps may look different now.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SaveRecord Saving { get; set; } = null!;

    [Inject]
    private SubmitRecord Submitting { get; set; } = null!;

    [Inject]
    private DiscardRecord Discarding { get; set; } = null!;

    [Inject]
    private ReferenceChoices Choosing { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private FillingFacts Facts => Handling?.Facts ?? View.Facts;

    private string Here => new Uri(Places.Uri).AbsolutePath;

    private string SavedWords => IsTrial ? T[sound ? "Trial_Good" : "Trial_Note"] : error is not null ? "" : saving || changed ? T["Saving"] : savedAt is { } at ? T["SavedAt", at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)] : T["SavedAsTyped"];

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (View.Record.Id, View.Record.StateSince, View.Record.ContentOrdinal))
            return;
        (shown, revision, error) = ((View.Record.Id, View.Record.StateSince, View.Record.ContentOrdinal), Handling?.Revision ?? View.Draft ?? 0, null);
        filling = new Filling(View.Model, (Handling?.Values ?? View.Values).Copy(), Facts);
        kept = new Filling(View.Model, (Handling?.Values ?? View.Values).Copy(), Facts);
        if (await Current.GetAsync() is not { } actor)
            return;
        if (Names.Roles.Count == 0)
            await Names.LoadAsync(actor, default);
        if (await Choosing.OfAsync(actor, View.Model, default) is { Succeeded: true } found)
            choices = found.Value;
        if (View.Model.Signatures.Any(f => f.By is null) && await Directory.PeopleAsync(actor, default) is { Succeeded: true } all)
            people = [.. all.Value.Where(p => !p.IsExternal && p.Id != actor.PersonId)];
    }

    private static string LabelOf(FormField field) => Labels.Of(field.Label.Zh, field.Label.En);

    private static bool IsWide(FormField field) => field.Columns.Count > 0 || field.Type is FieldType.LongText or FieldType.Attachment or FieldType.MultiSelect;

    private static string ListIdOf(string key) => $"choices-{string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    private string OfficeOf(FormField field)
    {
        var (role, department) = Offices.Parts(field.By ?? "");
        var there = role == Role.DepartmentHead ? department ?? View.Record.Department : department;
        return string.Join(' ', new[] { Names.Department(there), Names.Role(role) ?? role }.Where(w => !string.IsNullOrEmpty(w)));
    }

    private RenderFragment Input(FormField field, string place) => builder =>
    {
        var list = ReferenceChoices.Key(field);
        builder.OpenComponent<FieldInput>(0);
        builder.SetKey(place);
        builder.AddComponentParameter(1, nameof(FieldInput.Field), field);
        builder.AddComponentParameter(2, nameof(FieldInput.Place), place);
        builder.AddComponentParameter(3, nameof(FieldInput.RecordId), View.Record.Id);
        builder.AddComponentParameter(4, nameof(FieldInput.Value), filling.Get(place));
        builder.AddComponentParameter(5, nameof(FieldInput.Typed), filling.Typed(field, place));
        builder.AddComponentParameter(6, nameof(FieldInput.Saved), kept.Typed(field, place));
        builder.AddComponentParameter(7, nameof(FieldInput.Choices), choices.GetValueOrDefault(list, []));
        builder.AddComponentParameter(8, nameof(FieldInput.ListId), ListIdOf(list));
        builder.AddComponentParameter(9, nameof(FieldInput.IsWrong), filling.WhyWrong(place) is not null);
        builder.AddComponentParameter(10, nameof(FieldInput.Described), field.Help is null ? null : $"{FieldInput.IdOf(place)}-help");
        builder.AddComponentParameter(11, nameof(FieldInput.OnText), EventCallback.Factory.Create<string>(this, words => ChangeAsync(() => filling.SetText(field, place, words))));
        builder.AddComponentParameter(12, nameof(FieldInput.OnValue), EventCallback.Factory.Create<JsonNode?>(this, value => ChangeAsync(() => filling.Set(place, value))));
        builder.CloseComponent();
    };

    private RenderFragment Fault(string place) => builder =>
    {
        if (filling.WhyWrong(place) is not { } why)
            return;
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "rf-fault");
        builder.AddContent(2, VaultWords.Of(why));
        builder.CloseElement();
    };

    private Task AddRowAsync(FormField table) => ChangeAsync(() => filling.AddRow(table));

    private Task RemoveRowAsync(FormField table, string id) => ChangeAsync(() => filling.RemoveRow(table, id));

    private void Name(string field, string? person)
    {
        if (Guid.TryParse(person, out var id))
            signers[field] = id;
        else
            signers.Remove(field);
    }

    private async Task ChangeAsync(Action change)
    {
        change();
        sound = false;
        if (IsTrial)
            return;
        changed = true;
        await SaveAsync();
    }

    /// <summary>One save after another: what changes while one is under way goes with the next.</summary>
    private async Task SaveAsync()
    {
        if (saving)
            return;
        saving = true;
        try
        {
            while (changed && error is null)
            {
                changed = false;
                if (await Current.GetAsync() is not { } actor)
                    return;
                var values = filling.Values.Copy();
                var saved = await Saving.ExecuteAsync(actor, View.Record.Id, revision, values, default);
                if (saved.Succeeded)
                    (revision, kept, savedAt) = (saved.Value, new Filling(View.Model, values, Facts), Time.Local(Time.Now));
                else
                    error = saved.Error;
            }
        }
        finally
        {
            saving = false;
        }

        if (error is null)
            await Saved.InvokeAsync();
    }

    private async Task SubmitAsync()
    {
        if (Handling is not null)
            return; // the Enter key chooses no step
        if (submitting || !(sound = filling.Check()) || IsTrial)
            return;
        submitting = true;
        try
        {
            await SaveAsync();
            if (error is not null || await Current.GetAsync() is not { } actor)
                return;
            var submitted = await Submitting.ExecuteAsync(actor, View.Record.Id, revision, signers, default);
            error = submitted.Error;
            if (!submitted.Succeeded)
                return;
            await ForgetAsync();
            await Done.InvokeAsync(submitted.Value);
        }
        finally
        {
            submitting = false;
        }
    }

    /// <summary>For a step: what was typed is kept on the server; null: something is wrong with it, which is said beside its fields.</summary>
    private async Task<int?> FlushAsync(string? ends)
    {
        var stage = View.Model.Form.Stages.Where(s => s.Id == ends).SelectMany(s => s.Sections).SelectMany(s => s.Fields).ToList();
        if (!filling.Check(stage))
            return null;
        await SaveAsync();
        return error is null ? revision : null;
    }

    private async Task MovedAsync(string? number)
    {
        await ForgetAsync();
        await Done.InvokeAsync(number);
    }

    private string? SignedBy(FormField field) => View.Signatures.FirstOrDefault(s => s.Field == field.Key && s.Step.DoneAt is not null && s.Holds)?.Step.DoneByName;

    private async Task DiscardAsync()
    {
        if (!await Dialogs.ConfirmAsync(T["Discard_Title"], T["Discard_About"], T["Discard"]) || await Current.GetAsync() is not { } actor)
            return;
        error = (await Discarding.ExecuteAsync(actor, View.Record.Id, default)).Error;
        if (error is not null)
            return;
        await ForgetAsync();
        await Done.InvokeAsync(null);
    }

    private ValueTask ForgetAsync() => draft?.ForgetAsync() ?? ValueTask.CompletedTask;
}

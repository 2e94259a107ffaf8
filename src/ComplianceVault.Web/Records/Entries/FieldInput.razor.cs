using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>The control of one field, or of one cell of a table.</summary>
public sealed partial class FieldInput
{
    private const int MostFiles = 20;
    private const int HashLength = 64;

    private bool sending;
    private Error? error;

    [Parameter, EditorRequired]
    public FormField Field { get; set; } = null!;

    /// <summary>Key of the field, or <c>table/row/column</c>.</summary>
    [Parameter, EditorRequired]
    public string Place { get; set; } = "";

    [Parameter]
    public Guid RecordId { get; set; }

    [Parameter]
    public JsonNode? Value { get; set; }

    /// <summary>As typed: of a value that is not understood, the words.</summary>
    [Parameter]
    public string Typed { get; set; } = "";

    /// <summary>What the server has kept; null: nothing is kept field by field.</summary>
    [Parameter]
    public string? Saved { get; set; }

    /// <summary>What it can point to.</summary>
    [Parameter]
    public IReadOnlyList<Pointer> Choices { get; set; } = [];

    /// <summary>Id of the list of choices on the page.</summary>
    [Parameter]
    public string? ListId { get; set; }

    [Parameter]
    public bool IsWrong { get; set; }

    /// <summary>Ids of help and fault.</summary>
    [Parameter]
    public string? Described { get; set; }

    [Parameter]
    public EventCallback<string> OnText { get; set; }

    [Parameter]
    public EventCallback<JsonNode?> OnValue { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private AttachRecordFile Attaching { get; set; } = null!;

    public static string IdOf(string place) => $"f-{place.Replace(FillingCheck.Separator, "-", StringComparison.Ordinal)}";

    private string Id => IdOf(Place);

    private string Label => Labels.Of(Field.Label.Zh, Field.Label.En);

    private string? Invalid => IsWrong ? "true" : null;

    private string InputType => Field.Type switch { FieldType.Date => "date", FieldType.DateTime => "datetime-local", _ => "text" };

    private string? InputMode => Field.Type is FieldType.Number or FieldType.Money ? "decimal" : null;

    private IEnumerable<(string Value, string Word)> Options =>
        Field.Type == FieldType.Department || Field.OptionsFrom is not null ? Choices.Select(c => (c.Text, c.Text)) : Field.Options.Select(o => (o.Zh, Labels.Of(o.Zh, o.En)));

    private IReadOnlyList<string> Chosen => Field.Type == FieldType.Department ? [.. Pointer.ReadAll(Value).Select(p => p.Text)] : FieldText.Words(Value);

    private Task ChangeAsync(ChangeEventArgs e)
    {
        var text = e.Value?.ToString() ?? "";
        return Field.Type is FieldType.Person or FieldType.Department or FieldType.Reference ? OnValue.InvokeAsync(Point(text)) : OnText.InvokeAsync(text);
    }

    /// <summary>Words that stand in the list point to it; others are kept as words.</summary>
    private JsonNode? Point(string text)
    {
        var parts = Field.Multiple ? text.Split(['、', '\n', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text.Trim()];
        var kind = Field.Type switch { FieldType.Person => "person", FieldType.Department => "department", _ => "" };
        return Pointer.Write([.. parts.Where(p => p.Length > 0).Select(p => Choices.FirstOrDefault(c => c.Text == p) ?? new Pointer(kind, null, p))], Field.Multiple);
    }

    private Task ChooseAsync(string option, bool chosen)
    {
        var all = chosen ? Chosen.Append(option).Distinct() : Chosen.Where(c => c != option);
        if (Field.Type == FieldType.Department)
            return OnValue.InvokeAsync(Pointer.Write([.. Choices.Where(c => all.Contains(c.Text))], multiple: true));
        // In the order of the form, whatever the order of the clicks.
        List<string> ordered = [.. Options.Select(o => o.Value).Where(all.Contains)];
        return OnValue.InvokeAsync(ordered.Count == 0 ? null : new JsonArray([.. ordered.Select(o => JsonValue.Create(o))]));
    }

    private async Task AttachAsync(InputFileChangeEventArgs e)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        (sending, error) = (true, null);
        var files = Attached.ReadAll(Value).ToList();
        foreach (var file in e.GetMultipleFiles(MostFiles))
        {
            await using var content = file.OpenReadStream(Math.Max(1, file.Size)); // what is too large is refused by the store, with its limit
            if (RecordId == Guid.Empty) // a trial: nothing is kept
            {
                files.Add(new(new('0', HashLength), file.Name, file.Size));
                continue;
            }

            var kept = await Attaching.ExecuteAsync(actor, RecordId, file.Name, content, default);
            if (!kept.Succeeded)
            {
                error = kept.Error;
                break;
            }

            files.RemoveAll(f => f.Hash == kept.Value.Hash);
            files.Add(kept.Value);
        }

        sending = false;
        await OnValue.InvokeAsync(Attached.Write(files));
    }

    private Task RemoveAsync(Attached file) => OnValue.InvokeAsync(Attached.Write([.. Attached.ReadAll(Value).Where(f => f.Hash != file.Hash)]));
}

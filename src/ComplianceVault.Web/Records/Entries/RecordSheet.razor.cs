using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>A field of which a correction is wanted.</summary>
public sealed record CorrectedField(FormField Field, string Place, string Label);

/// <summary>Shows a submitted record.</summary>
public sealed partial class RecordSheet
{
    [Parameter, EditorRequired]
    public RecordView View { get; set; } = null!;

    /// <summary>Asks to strike a field through; without it nobody may.</summary>
    [Parameter]
    public EventCallback<CorrectedField> Correct { get; set; }

    /// <summary>The files can be taken away; an auditor from outside without export sees their names.</summary>
    [Parameter]
    public bool FilesOpen { get; set; } = true;

    /// <summary>Stages that are behind the record, and those of which something stands on it.</summary>
    private IEnumerable<FormStage> Reached => View.Model.Form.Stages.Where(s => WrittenAbove?.Contains(s.Id) != true).Where(s => View.Committed.Contains(s.Id) || s.Sections.SelectMany(g => g.Fields).Any(f => View.Values[f.Key] is not null));

    /// <summary>Stages that are open to this person: they stand above, to be written.</summary>
    [Parameter]
    public IReadOnlySet<string>? WrittenAbove { get; set; }

    private FieldText Text => new(View.Facts.Zone);

    private static string LabelOf(FormField field) => Labels.Of(field.Label.Zh, field.Label.En);

    private static bool IsWide(FormField field) => field.Columns.Count > 0 || field.Type is FieldType.LongText or FieldType.Attachment;

    private static string Words(string words) => words.Length == 0 ? "—" : words;

    /// <summary>The old values struck through in their order, then what stands there now; beside it the pen, for who may.</summary>
    private RenderFragment Cell(FormField field, string place, JsonNode? value) => builder =>
    {
        foreach (var correction in View.Struck[place])
        {
            builder.OpenElement(0, "del");
            builder.AddAttribute(1, "title", T["StruckBy", correction.ByName, VaultWords.Of(correction.Reason)].Value);
            builder.AddContent(2, Words(correction.Before));
            builder.CloseElement();
            builder.AddContent(3, " ");
        }

        if (field.Type == FieldType.Attachment)
            Files(builder, value);
        else
            builder.AddContent(4, place.Contains(FillingCheck.Separator, StringComparison.Ordinal) ? Text.Show(field, value) : RecordWords.Printed(View, field, Text, Time));
        if (!Correct.HasDelegate || !FormModel.IsTyped(field) || !IsCommitted(place))
            return;
        builder.OpenElement(5, "button");
        builder.AddAttribute(6, "type", "button");
        builder.AddAttribute(7, "class", "cv-link rf-pen");
        builder.AddAttribute(8, "aria-label", T["CorrectField", LabelOf(field)].Value);
        builder.AddAttribute(9, "onclick", EventCallback.Factory.Create(this, () => Correct.InvokeAsync(new(field, place, LabelOf(field)))));
        builder.AddContent(10, VaultWords.Of(RecordAct.Correct));
        builder.CloseElement();
    };

    /// <summary>What is open is written, not struck through (decision 14).</summary>
    private bool IsCommitted(string place)
    {
        var key = place.Split(FillingCheck.Separator)[0];
        return View.Model.Form.Stages.Any(s => View.Committed.Contains(s.Id) && s.Sections.Exists(g => g.Fields.Exists(f => f.Key == key)));
    }

    private void Files(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, JsonNode? value)
    {
        foreach (var file in Attached.ReadAll(value))
        {
            builder.OpenElement(20, FilesOpen ? "a" : "span");
            if (FilesOpen)
            {
                builder.AddAttribute(21, "href", RecordAddress.File(View.Record.Id, file.Hash));
                builder.AddAttribute(22, "download", true);
            }

            builder.AddAttribute(23, "class", "rf-file");
            builder.AddContent(24, $"{file.Name} ({Sizes.Of(file.Length)})");
            builder.CloseElement();
        }
    }

    /// <summary>签名: printed name, day and whether it holds; or whose turn it is.</summary>
    private string Signature(FormField field) => View.Signatures.FirstOrDefault(s => s.Field == field.Key) switch
    {
        null => "",
        { Step.DoneAt: { } at, Holds: true } s => T["SignedAt", s.Step.DoneByName ?? "", Dates.Of(Time.Local(at))!] + (s.IsSample ? T["SampleSignature"].Value : ""),
        { Step.DoneAt: null } s => T["AwaitsSignature", s.Step.NamedPerson ?? s.Step.Office],
        var s => T["SignatureOver", s.Step.DoneByName ?? ""],
    };
}

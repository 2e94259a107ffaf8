using System.Globalization;
using ComplianceVault.App.Records.Register;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Entries;

public sealed partial class RegisterConditions
{
    private readonly HashSet<string> words = [];
    private string place = "";
    private string? part;
    private string? from;
    private string? to;

    [Parameter, EditorRequired]
    public RecordListAddress Address { get; set; } = null!;

    [Parameter, EditorRequired]
    public RegisterPage Register { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private RegisterField? Chosen => Register.Fields.FirstOrDefault(f => f.Place == place);

    private string InputType => Chosen?.Kind == SlotKind.Time ? "date" : "number";

    private void Choose(ChangeEventArgs e)
    {
        place = e.Value?.ToString() ?? "";
        var known = Address.Conditions.FirstOrDefault(c => c.Place == place);
        words.Clear();
        words.UnionWith(known?.Words ?? []);
        part = known?.Part;
        from = Said(known?.FromDay, known?.From);
        to = Said(known?.ToDay, known?.To);
    }

    private void Mark(string word, bool chosen)
    {
        if (chosen)
            words.Add(word);
        else
            words.Remove(word);
    }

    private void Apply()
    {
        if (Chosen is not { } field)
            return;
        var condition = field.Kind switch
        {
            SlotKind.Words when field.Field.Options.Count > 0 => new RegisterCondition(place, Words: words.Count > 0 ? [.. words.Order(StringComparer.Ordinal)] : null),
            SlotKind.Words => new RegisterCondition(place, Part: string.IsNullOrWhiteSpace(part) ? null : part.Trim()),
            SlotKind.Time => new RegisterCondition(place, FromDay: RecordListAddress.Day(from), ToDay: RecordListAddress.Day(to)),
            _ => new RegisterCondition(place, From: RecordListAddress.Number(from), To: RecordListAddress.Number(to)),
        };
        Places.NavigateTo(Address.With(condition).ToString());
    }

    private static string? Said(DateOnly? day, decimal? number) => RecordListAddress.Said(day) ?? number?.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Search;

namespace ComplianceVault.App.Records.Register;

/// <summary>What a record gives to the lists of the index: the facts that every record has, and its fields in their slots.</summary>
public sealed class RegisterValues(TimeZoneInfo zone)
{
    /// <summary>Keyword of the one piece of a record that stands in lists, with what may be asked of it.</summary>
    public const string MarkField = "register";

    public const string Listed = "listed";
    public const string Late = "late";
    public const string Corrected = "corrected";
    public const string Holds = "holds";

    public const string FormField = "document";
    public const string DepartmentField = "department";
    public const string StateField = "record-state";
    public const string FillerField = "filler";

    public const string NumberColumn = "number";
    public const string TitleColumn = "title";
    public const string StateColumn = "state";
    public const string HappenedNumber = "happened";

    /// <summary>The day under which the clause matrix counts it.</summary>
    public const string CountedNumber = "counted";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private const decimal Fraction = 1_000_000;
    private const decimal LargestNumber = 9_000_000_000_000m;
    private const int LongestWord = 1_000;

    private readonly FieldText text = new(zone);

    /// <summary>The piece with what lists want to know of the record.</summary>
    public SearchDocument Onto(SearchDocument piece, Record record, IReadOnlyList<RegisterField> fields, RecordValues values)
    {
        var columns = new Dictionary<string, IReadOnlyList<string>>
        {
            [NumberColumn] = [record.Number!],
            [TitleColumn] = [record.Title],
            [StateColumn] = [State(record)],
        };
        var numbers = new Dictionary<string, long>(Happened(record));
        if (record.CountedOn is { } counted)
            numbers[CountedNumber] = OfDay(counted);
        foreach (var field in fields)
        {
            if (field.Kind == SlotKind.Words && Words(field, values) is { Count: > 0 } words)
                columns[field.Slot] = words;
            else if (field.Kind != SlotKind.Words && Number(field, values[field.Place]) is { } number)
                numbers[field.Slot] = number;
        }

        return piece with { Columns = columns, Numbers = numbers, Keywords = new Dictionary<string, IReadOnlyList<string>>(piece.Keywords) { [MarkField] = Marks(record), [StateField] = [record.State.ToString()], [FillerField] = Fillers(record) } };
    }

    /// <summary>The day of the event, as every piece of the record has it.</summary>
    public static IReadOnlyDictionary<string, long> Happened(Record record) =>
        record.HappenedOn is { } day ? new Dictionary<string, long> { [HappenedNumber] = OfDay(day) } : new Dictionary<string, long>();

    /// <summary>A day as its first minute; the last is 2359 more.</summary>
    public static long OfDay(DateOnly day) => ((((day.Year * 100L) + day.Month) * 100) + day.Day) * 10_000;

    public static long LastMinute(DateOnly day) => OfDay(day) + 2359;

    /// <summary>A number as the index keeps it; null: too large to be kept.</summary>
    public static long? OfNumber(FieldType type, decimal number) =>
        Math.Abs(number) > LargestNumber ? null : type == FieldType.Money ? (long)Math.Round(number * 100, MidpointRounding.AwayFromZero) : (long)Math.Round(number * Fraction, MidpointRounding.AwayFromZero);

    /// <summary>A number or a sum as people read it.</summary>
    public static decimal Read(FieldType type, decimal kept) => type == FieldType.Money ? kept / 100 : kept / Fraction;

    /// <summary>Where a workflow goes on, its state; else that of the record. In Chinese, as all words of the index.</summary>
    public static string State(Record record) => record.StateZh is null || record.State == RecordState.Voided ? VaultWords.Of(record.State, Chinese) : record.StateZh;

    private static IReadOnlyList<string> Marks(Record record) =>
        [Listed, .. record.IsLate ? [Late] : Array.Empty<string>(), .. record.Corrections > 0 ? [Corrected] : Array.Empty<string>(), .. record is { InForceFrom: not null, InForceTo: null } ? [Holds] : Array.Empty<string>()];

    private static IReadOnlyList<string> Fillers(Record record) => [.. new[] { record.BegunById, record.ForId ?? record.BegunById }.Distinct().Select(p => p.ToString("D"))];

    private IReadOnlyList<string> Words(RegisterField field, RecordValues values)
    {
        var found = field.Table is { } table ? values.Rows(table.Key).Select(r => r[field.Field.Key]) : [values[field.Place]];
        return [.. found.SelectMany(v => Words(field.Field, v)).Where(w => w.Length > 0).Select(w => w.Length > LongestWord ? w[..LongestWord] : w).Distinct()];
    }

    private IEnumerable<string> Words(FormField field, JsonNode? value) => field.Type switch
    {
        FieldType.MultiSelect => FieldText.Words(value),
        FieldType.Person or FieldType.Department or FieldType.Reference => Pointer.ReadAll(value).Select(p => p.Text),
        FieldType.Attachment => Attached.ReadAll(value).Select(a => a.Name),
        _ => [text.Show(field, value)],
    };

    private long? Number(RegisterField field, JsonNode? value) => field.Field.Type switch
    {
        FieldType.Number => FieldText.Number(value) is { } number ? OfNumber(field.Field.Type, number) : null,
        FieldType.Money => FieldText.Money(value) is { } yuan ? OfNumber(field.Field.Type, yuan) : null,
        FieldType.Date => FieldText.Day(value) is { } day ? OfDay(day) : null,
        _ => FieldText.Moment(value) is { } at ? OfMoment(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null,
    };

    private static long OfMoment(DateTime local) => OfDay(DateOnly.FromDateTime(local)) + (local.Hour * 100) + local.Minute;
}

using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Filling;

/// <summary>
/// A value as people type and read it: on the page, in sheets, on paper. What <see cref="Show"/> writes <see cref="Read"/> understands; only the ids behind a
/// <see cref="Pointer"/> and the contents of files are not in the words.
/// </summary>
public sealed class FieldText(TimeZoneInfo zone)
{
    public const int LongestLine = 500;
    public const int LongestText = 20_000;
    public const string DayFormat = "yyyy-MM-dd";
    private const string ShownMoment = "yyyy-MM-dd HH:mm";
    private const string TypedMoment = "yyyy-MM-ddTHH:mm";
    private const string KeptMoment = "yyyy-MM-ddTHH:mm:ss'Z'";
    private const char Separator = '、';

    private static readonly string[] DayFormats = [DayFormat, "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] MomentFormats = [TypedMoment, ShownMoment, "yyyy-MM-ddTHH:mm:ss", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy-MM-dd HH:mm:ss", .. DayFormats];

    /// <summary>
    /// The value in the words; null for none. Refusals: <c>records.too-long</c> (most), <c>records.not-a-number</c>, <c>records.not-a-date</c>,
    /// <c>records.not-a-time</c>, <c>records.not-an-option</c> (the word), each without the field's name.
    /// </summary>
    public Result<JsonNode?> Read(FormField field, string? text)
    {
        if (text.Clean() is not { } words)
            return (JsonNode?)null;
        return field.Type switch
        {
            FieldType.Number => ReadNumber(words),
            FieldType.Money => ReadMoney(words),
            FieldType.Date => ReadDay(words),
            FieldType.DateTime => ReadMoment(words),
            FieldType.Select => ReadOption(field, words),
            FieldType.MultiSelect => ReadOptions(field, words),
            FieldType.Person or FieldType.Department or FieldType.Reference => ReadPointers(field, words),
            FieldType.LongText => Within(words, LongestText),
            _ => Within(words, LongestLine),
        };
    }

    /// <summary>As printed; empty for none.</summary>
    public string Show(FormField field, JsonNode? value) => value is null ? "" : field.Type switch
    {
        FieldType.Number => Number(value)?.ToString("0.############", CultureInfo.InvariantCulture) ?? "",
        FieldType.Money => Money(value)?.ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "",
        FieldType.DateTime => Moment(value) is { } at ? Local(at).ToString(ShownMoment, CultureInfo.InvariantCulture) : "",
        FieldType.MultiSelect => string.Join(Separator, Words(value)),
        FieldType.Person or FieldType.Department or FieldType.Reference => string.Join(Separator, Pointer.ReadAll(value).Select(p => p.Text)),
        FieldType.Attachment => string.Join(Separator, Attached.ReadAll(value).Select(a => a.Name)),
        _ => Text(value) ?? "",
    };

    /// <summary>As an input of the page takes it.</summary>
    public string Typed(FormField field, JsonNode? value) => value is null ? "" : field.Type switch
    {
        FieldType.Money => Money(value)?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        FieldType.DateTime => Moment(value) is { } at ? Local(at).ToString(TypedMoment, CultureInfo.InvariantCulture) : "",
        _ => Show(field, value),
    };

    public static string? Text(JsonNode? value) => value is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    public static decimal? Number(JsonNode? value) => value is JsonValue v && v.TryGetValue<decimal>(out var number) ? number : null;

    /// <summary>Yuan.</summary>
    public static decimal? Money(JsonNode? value) => value is JsonValue v && v.TryGetValue<long>(out var cents) ? cents / 100m : null;

    public static DateOnly? Day(JsonNode? value) => DateOnly.TryParseExact(Text(value), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static DateTimeOffset? Moment(JsonNode? value) =>
        DateTimeOffset.TryParseExact(Text(value), KeptMoment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public static IReadOnlyList<string> Words(JsonNode? value) => value is JsonArray array ? [.. array.Select(Text).OfType<string>()] : [];

    public static JsonNode Of(decimal number) => JsonValue.Create(number / 1.0000000000000000000000000000m);

    public static JsonNode OfMoney(decimal yuan) => JsonValue.Create((long)Math.Round(yuan * 100, MidpointRounding.AwayFromZero));

    public static JsonNode Of(DateOnly day) => JsonValue.Create(day.ToString(DayFormat, CultureInfo.InvariantCulture));

    public static JsonNode Of(DateTimeOffset at) => JsonValue.Create(at.UtcDateTime.ToString(KeptMoment, CultureInfo.InvariantCulture));

    private static Result<JsonNode?> Within(string words, int most) => words.Length > most ? Error.Invalid("records.too-long", most) : JsonValue.Create(words);

    private static Result<JsonNode?> ReadNumber(string words) =>
        decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Result.Of<JsonNode?>(Of(number)) : Error.Invalid("records.not-a-number");

    private static Result<JsonNode?> ReadMoney(string words) =>
        decimal.TryParse(words.Trim('¥', '￥', '元', ' '), NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) && Math.Abs(yuan) < 1_000_000_000_000m
            ? Result.Of<JsonNode?>(OfMoney(yuan))
            : Error.Invalid("records.not-a-number");

    private static Result<JsonNode?> ReadDay(string words) =>
        DateOnly.TryParseExact(words, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsPlausible(day.Year)
            ? Result.Of<JsonNode?>(Of(day))
            : Error.Invalid("records.not-a-date");

    private Result<JsonNode?> ReadMoment(string words)
    {
        if (!DateTime.TryParseExact(words, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || !IsPlausible(local.Year))
            return Error.Invalid("records.not-a-time");
        return Result.Of<JsonNode?>(Of(new DateTimeOffset(local, zone.GetUtcOffset(local))));
    }

    private static bool IsPlausible(int year) => year is >= 1900 and <= 2200;

    private static Result<JsonNode?> ReadOption(FormField field, string words) =>
        Option(field, words) is { } option ? Result.Of<JsonNode?>(JsonValue.Create(option)) : Error.Invalid("records.not-an-option", words);

    /// <summary>The stored word is the Chinese one; the English is understood. Options that are data elsewhere are taken as they are.</summary>
    private static string? Option(FormField field, string words) =>
        field.OptionsFrom is not null ? words : field.Options.FirstOrDefault(o => o.Zh == words || string.Equals(o.En, words, StringComparison.OrdinalIgnoreCase))?.Zh;

    private static Result<JsonNode?> ReadOptions(FormField field, string words)
    {
        // An option may hold the separator itself.
        var (left, chosen) = (words, new List<string>());
        while (left.Length > 0)
        {
            var option = field.OptionsFrom is not null
                ? left.Split(Separator, 2)[0].Trim()
                : field.Options.SelectMany(o => new[] { o.Zh, o.En }).OfType<string>().OrderByDescending(o => o.Length).FirstOrDefault(o => left == o || left.StartsWith(o + Separator, StringComparison.Ordinal));
            if (option is null || Option(field, option) is not { } kept)
                return Error.Invalid("records.not-an-option", left);
            chosen.Add(kept);
            left = left.Length == option.Length ? "" : left[(option.Length + 1)..].Trim();
        }

        return Result.Of<JsonNode?>(new JsonArray([.. chosen.Distinct().Select(c => JsonValue.Create(c))]));
    }

    private static Result<JsonNode?> ReadPointers(FormField field, string words)
    {
        if (words.Length > LongestText)
            return Error.Invalid("records.too-long", LongestText);
        var kind = field.Type switch { FieldType.Person => "person", FieldType.Department => "department", _ => "" };
        var parts = field.Multiple ? words.Split([Separator, '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [words];
        return Result.Of(Pointer.Write([.. parts.Select(p => new Pointer(kind, null, p))], field.Multiple));
    }

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}

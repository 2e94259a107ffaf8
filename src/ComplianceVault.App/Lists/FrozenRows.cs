using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Lists;

/// <summary>
/// The rows of a list as they are signed and printed: Chinese words, since the company's papers are Chinese, as JSON with sorted, fixed form, so that the same
/// rows always give the same hash.
/// </summary>
internal sealed record FrozenRows(string Code, string? Form, DateOnly AsOf, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<FrozenRows> OfAsync(IControlledList list, string? form, DateOnly asOf, IAsyncEnumerable<IReadOnlyList<object?>> rows, ListWords words, CancellationToken ct)
    {
        var shown = new List<IReadOnlyList<string>>();
        await foreach (var row in rows.WithCancellation(ct))
            shown.Add([.. row.Select((value, i) => words.Of(value, list.Columns[i].Kind, Chinese))]);
        return new(list.Code, form, asOf, [.. list.Columns.Select(c => ListWords.Heading(c, Chinese))], shown);
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    public static FrozenRows Read(Stream stored) => JsonSerializer.Deserialize<FrozenRows>(stored, Options)!;

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Says the values of a list in words, days and instants by the company's clock.</summary>
public sealed class ListWords(Organisation.CompanyTime time)
{
    public static string Heading(ListColumn column, CultureInfo? culture = null) => VaultWords.Of($"list.column.{column.Key}", [], culture);

    public static string Title(string code, CultureInfo? culture = null) => VaultWords.Of($"list.{code}", [], culture);

    public string Of(object? value, SheetColumnKind kind, CultureInfo? culture = null) => Told(value, kind, culture) switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The value for a sheet: enums, refusals and yes or no in words, instants at the company's clock, the rest as it is.</summary>
    public object? Told(object? value, SheetColumnKind kind, CultureInfo? culture = null) => value switch
    {
        Enum word => VaultWords.Of(word, culture),
        Error refusal => VaultWords.Of(refusal, culture),
        bool yes => VaultWords.Of(yes ? "list.yes" : "list.no", [], culture),
        DateTime at when kind == SheetColumnKind.Date => DateOnly.FromDateTime(time.Local(at)),
        DateTime at => time.Local(at),
        _ => value,
    };
}

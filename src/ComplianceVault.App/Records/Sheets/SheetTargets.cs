using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>Where a column can go: a field, a column of a table, or a signature whose signer the filler names.</summary>
public sealed record SheetTarget(string Place, FormField Field, FormField? Table)
{
    public const char Separator = '/';

    public string LabelZh => Whole(f => f.Label.Zh);

    public string Label => Whole(RegisterForm.Label);

    private string LabelEn => Whole(f => f.Label.En ?? f.Label.Zh);

    /// <summary>What a heading may call it: its whole label; that of a column without its table's; its key.</summary>
    internal IReadOnlyList<IReadOnlyList<string?>> Names => [[LabelZh, LabelEn], Table is null ? [] : [Field.Label.Zh, Field.Label.En], [Field.Key]];

    private string Whole(Func<FormField, string> label) => Table is null ? label(Field) : $"{label(Table)} · {label(Field)}";
}

/// <summary>Proposes for each heading the field that it names.</summary>
internal static partial class SheetTargets
{
    private const int Ranks = 3;

    private static readonly Func<string, string>[] Alike = [s => s.Trim(), Plain, s => Plain(BracketsPattern().Replace(FullWidth.Narrow(s), ""))];
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>Of the fields that whoever begins a record fills; files do not stand in a sheet.</summary>
    public static IReadOnlyList<SheetTarget> Of(IEnumerable<FormField> fields) =>
        [.. fields.SelectMany(f => f.Columns.Count > 0 ? f.Columns.Where(IsWritten).Select(c => new SheetTarget($"{f.Key}{SheetTarget.Separator}{c.Key}", c, f))
            : IsWritten(f) || f is { Type: FieldType.Signature, By: null } ? [new SheetTarget(f.Key, f, null)] : [])];

    /// <summary>
    /// By the label as it stands, then without blanks, signs and what stands in brackets; the whole label of one column goes before the short one of another. A name of two
    /// fields, or of two headings, proposes them in their order.
    /// </summary>
    public static IReadOnlyList<SheetColumnPlan> Propose(IReadOnlyList<(int Column, string Heading)> headings, IReadOnlyList<SheetTarget> targets)
    {
        var (places, taken) = (new string?[headings.Count], new HashSet<string>(StringComparer.Ordinal));
        foreach (var (same, rank) in Alike.SelectMany(same => Enumerable.Range(0, Ranks).Select(rank => (same, rank))))
        {
            for (var i = 0; i < headings.Count; i++)
            {
                var wanted = same(headings[i].Heading);
                if (places[i] is not null || wanted.Length == 0)
                    continue;
                var found = targets.FirstOrDefault(t => !taken.Contains(t.Place) && t.Names[rank].Any(n => n is not null && string.Equals(same(n), wanted, StringComparison.OrdinalIgnoreCase)))?.Place;
                if (found is not null && taken.Add(found))
                    places[i] = found;
            }
        }

        return [.. headings.Select((h, i) => new SheetColumnPlan(h.Column, h.Heading, places[i]))];
    }

    /// <summary>The heading that the program writes over the numbers of records.</summary>
    public static bool IsRecordNumber(string heading) => Languages.Any(l => VaultWords.Of("sheet.record-number", [], l) == heading);

    private static bool IsWritten(FormField field) => FormModel.IsTyped(field) && field.Type is not (FieldType.Attachment or FieldType.Table);

    private static string Plain(string text) => SignsPattern().Replace(FullWidth.Narrow(text), "");

    [GeneratedRegex(@"[\s\p{P}\p{S}]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SignsPattern();

    [GeneratedRegex(@"[(\[【][^)\]】]*[)\]】]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BracketsPattern();
}

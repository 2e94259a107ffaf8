using System.Globalization;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// Turns what a file states of itself into a proposal. Several places may disagree: the first of <see cref="Places"/> is proposed, all are
/// kept and shown, a person decides.
/// </summary>
internal static class Proposals
{
    private static readonly CoverFactPlace[] Places =
    [
        CoverFactPlace.Cover, CoverFactPlace.CoverTable, CoverFactPlace.Header, CoverFactPlace.FileName, CoverFactPlace.RevisionTable,
        CoverFactPlace.Footer, CoverFactPlace.Properties, CoverFactPlace.Text,
    ];

    public static void Fill(ImportItem item, DocumentText text, NumberingRules numbering, IReadOnlyList<Department> departments)
    {
        item.Format = text.Format;
        item.Sections = text.Sections.Count;
        item.Facts = ItemReading.Write(text);
        item.Number = Cut(Best(text, CoverFactKind.Number), 80);
        item.Title = Cut(Best(text, CoverFactKind.Title) ?? Path.GetFileNameWithoutExtension(item.FileName), 300);
        item.Label = Cut(Best(text, CoverFactKind.Edition) ?? numbering.Scheme.First.Printed, 20);
        item.Level = item.Number is null ? DocumentLevel.Other : numbering.LevelOf(item.Number);
        item.Department = DepartmentOf(Best(text, CoverFactKind.Department), departments);
        item.IssueDate = Date(Best(text, CoverFactKind.IssueDate));
        item.EffectiveDate = Date(Best(text, CoverFactKind.EffectiveDate));
        item.Author = Cut(Best(text, CoverFactKind.Author), 200);
        item.Reviewer = Cut(Best(text, CoverFactKind.Reviewer), 200);
        item.Approver = Cut(Best(text, CoverFactKind.Approver), 200);
    }

    public static string? DepartmentOf(string? name, IReadOnlyList<Department> departments) =>
        name is null ? null : departments.FirstOrDefault(d => d.NameZh == name || d.NameEn == name || d.Aliases.Split('\n').Contains(name))?.Code;

    private static string? Best(DocumentText text, CoverFactKind kind) =>
        text.CoverFacts.Where(f => f.Kind == kind && !string.IsNullOrWhiteSpace(f.Value))
            .OrderBy(f => RankOf(f.Place, text.Format)).FirstOrDefault()?.Value.Trim();

    /// <summary>Front matter is what the writer of a Markdown file says of it; in other formats properties are often left over from a template.</summary>
    private static int RankOf(CoverFactPlace place, SourceFormat format) =>
        format == SourceFormat.Markdown && place == CoverFactPlace.Properties ? -1 : Array.IndexOf(Places, place);

    private static DateOnly? Date(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string? Cut(string? value, int length) => value?.Length > length ? value[..length] : value;
}

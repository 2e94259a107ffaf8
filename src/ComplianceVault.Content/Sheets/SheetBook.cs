using System.Xml;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Reading.Docx;
using ComplianceVault.Content.Reading.Xlsx;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Sheets;

/// <summary>
/// An xlsx file as rows of cells, read one after the other: only the words that cells share are in memory. Hidden sheets are left out. What cannot be read is refused as
/// <see cref="DocumentReader"/> refuses it; the only exception that leaves is the cancellation of the caller's own token.
/// </summary>
public sealed class SheetBook : IDisposable
{
    private readonly OfficePackage package;
    private readonly IReadOnlyList<(string Name, string Part)> sheets;
    private readonly XlsxFormats formats;
    private readonly IReadOnlyList<string> shared;
    private readonly ReadingBudget budget;

    private SheetBook(OfficePackage package, ReadingBudget budget)
    {
        (this.package, this.budget) = (package, budget);
        var main = package.MainPart ?? throw new InvalidDataException("No main part.");
        var workbook = package.Load(main);
        var parts = package.Related(main, "worksheet").GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First().Target);
        formats = new XlsxFormats(XlsxReader.Part(package, main, "styles"), workbook.Child("workbookPr")?.Value("date1904") is "1" or "true");
        shared = XlsxReader.Shared(package, main, budget);
        sheets = [.. (workbook.Child("sheets")?.Elements() ?? []).Where(s => s.Value("state") is not ("hidden" or "veryHidden"))
            .Select(s => (s.Value("name") ?? "", XlsxReader.Relationship(s) is { } id ? parts.GetValueOrDefault(id, "") : "")).Where(s => s.Item2.Length > 0)];
    }

    /// <summary>Names of the visible sheets, in their order.</summary>
    public IReadOnlyList<string> Names => [.. sheets.Select(s => s.Name)];

    /// <summary>
    /// Opens a seekable file and leaves it open. Refusals: those of <see cref="DocumentReader"/>, <c>content.not-a-sheet</c>, <c>content.no-sheet</c>.
    /// </summary>
    public static Result<SheetBook> Open(Stream file, string fileName, ReadingLimits limits, CancellationToken cancellationToken) =>
        Guarded<SheetBook>(limits, () =>
        {
            var format = DocumentReader.FormatOf(file, fileName, limits, cancellationToken);
            if (!format.Succeeded)
                return format.Error.Code is "content.unsupported-format" or "content.unknown-format" ? Error.Invalid("content.not-a-sheet") : format.Error;
            if (format.Value != SourceFormat.Xlsx)
                return Error.Invalid("content.not-a-sheet");
            file.Position = 0;
            var reading = new ReadingBudget(limits, cancellationToken);
            var opened = OfficePackage.Open(file, reading);
            try
            {
                var book = new SheetBook(opened, reading);
                if (book.sheets.Count > 0)
                    return book;
                opened.Dispose();
                return Error.Invalid("content.no-sheet");
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        }, cancellationToken);

    /// <summary>The lines of a sheet, from its beginning; one reading at a time, each with all that a file may use up.</summary>
    public Result<SheetCursor> Read(int sheet) => Guarded<SheetCursor>(budget.Limits, () =>
    {
        var pass = new ReadingBudget(budget.Limits, budget.CancellationToken);
        using var before = package.Read(sheets[sheet].Part);
        return new SheetCursor(package.Read(sheets[sheet].Part), shared, formats, SheetMerges.Of(before, pass), pass);
    }, budget.CancellationToken);

    public void Dispose() => package.Dispose();

    /// <summary>The edge at which the parsers' exceptions end.</summary>
    internal static Result<T> Guarded<T>(ReadingLimits limits, Func<Result<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return DocumentReader.Refusal(exception, limits);
        }
    }
}

/// <summary>The merged cells of a sheet that reach over several lines: a value stands once and holds for all of them.</summary>
internal sealed class SheetMerges
{
    private readonly Dictionary<int, List<(int Column, int LastRow)>> byRow = [];

    /// <summary>Merges that begin in the line.</summary>
    public IReadOnlyList<(int Column, int LastRow)> Beginning(int row) => byRow.TryGetValue(row, out var all) ? all : [];

    /// <summary>They stand behind the lines, so that the part is walked once for them.</summary>
    public static SheetMerges Of(XmlReader reader, ReadingBudget budget)
    {
        var (merges, count) = (new SheetMerges(), 0);
        while (reader.Read())
        {
            budget.Step();
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "mergeCell" || reader.GetAttribute("ref")?.Split(':') is not [var first, var last])
                continue;
            if (XlsxSheet.Position(first) is not { } from || XlsxSheet.Position(last) is not { } to || to.Row <= from.Row || ++count > budget.Limits.Cells / 10)
                continue;
            if (!merges.byRow.TryGetValue(from.Row, out var here))
                merges.byRow[from.Row] = here = [];
            here.Add((from.Column, to.Row));
        }

        return merges;
    }
}

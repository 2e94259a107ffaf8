using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;
using SheetLine = ComplianceVault.Content.Sheets.SheetLine;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>The stored file of an import, opened as sheets.</summary>
internal sealed class SheetSource : IAsyncDisposable
{
    /// <summary>Within how many lines the headings stand.</summary>
    private const int HeadingsWithin = 30;
    private const int Samples = 3;

    private readonly Stream file;

    private SheetSource(Stream file, SheetBook book, int most) => (this.file, Book, Most) = (file, book, most);

    public SheetBook Book { get; }

    /// <summary>How many records a sheet may bring.</summary>
    public int Most { get; }

    public static async Task<Result<SheetSource>> OpenAsync(StoredFiles store, VaultSettings settings, string hash, string name, CancellationToken ct)
    {
        var limits = await ReadingSettings.LimitsAsync(settings, ct);
        var stored = await store.OpenAsync(hash, ct);
        if (!stored.Succeeded)
            return stored.Error;
        var book = SheetBook.Open(stored.Value, name, limits, ct);
        if (book.Succeeded)
            return new SheetSource(stored.Value, book.Value, (int)await settings.GetNumberAsync(SheetSettings.Rows, ct));
        await stored.Value.DisposeAsync();
        return book.Error;
    }

    /// <summary>
    /// The headings of a sheet with the first words below each: in the line named, or else in the one that names the most fields; without any in the first with two words.
    /// </summary>
    public Result<SheetHead> Head(string? sheet, int? row, IReadOnlyList<SheetTarget> targets)
    {
        var index = sheet is null ? 0 : Math.Max(0, Book.Names.ToList().IndexOf(sheet));
        var cursor = Book.Read(index);
        if (!cursor.Succeeded)
            return cursor.Error;
        using var lines = cursor.Value;
        var first = new List<SheetLine>();
        while (first.Count < HeadingsWithin + Samples || (row is { } wanted && first[^1].Number < wanted + Samples && first.Count < 1000))
        {
            var line = lines.Next();
            if (!line.Succeeded)
                return line.Error;
            if (line.Value is null)
                break;
            first.Add(line.Value);
        }

        var head = row is { } at ? first.Find(l => l.Number == at) : Likely(first, targets);
        return head is null ? Error.Invalid("records.sheet-empty", Book.Names[index]) : new SheetHead(Book.Names[index], head.Number, [.. Headings(head)], [.. first.Where(l => l.Number > head.Number).Take(Samples)]);
    }

    /// <summary>The records of a sheet; whoever reads them closes them.</summary>
    public Result<SheetCursor> Lines(string sheet) =>
        Book.Names.ToList().IndexOf(sheet) is >= 0 and var index ? Book.Read(index) : Error.NotFound("records.sheet-not-there", sheet);

    public async ValueTask DisposeAsync()
    {
        Book.Dispose();
        await file.DisposeAsync();
    }

    private static IEnumerable<(int Column, string Heading)> Headings(SheetLine line) => line.Values.OrderBy(v => v.Key).Select(v => (v.Key, v.Value.Shown.ReplaceLineEndings(" "))).Where(h => h.Item2.Length > 0);

    private static SheetLine? Likely(List<SheetLine> first, IReadOnlyList<SheetTarget> targets)
    {
        var scored = first.Take(HeadingsWithin).Select(l => (Line: l, Named: SheetTargets.Propose([.. Headings(l)], targets).Count(c => c.Place is not null))).ToList();
        var best = scored.MaxBy(s => s.Named);
        return best.Named > 0 ? best.Line : first.Find(l => l.Values.Count > 1) ?? first.FirstOrDefault();
    }
}

/// <summary>The headings of a sheet, and the first lines below them.</summary>
internal sealed record SheetHead(string Sheet, int Row, IReadOnlyList<(int Column, string Heading)> Headings, IReadOnlyList<SheetLine> Below)
{
    public string Sample(int column) => string.Join(" · ", Below.Select(l => l.Values.TryGetValue(column, out var cell) ? cell.Shown.ReplaceLineEndings(" ") : "").Where(s => s.Length > 0));
}

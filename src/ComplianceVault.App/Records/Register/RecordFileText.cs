using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Records.Register;

/// <summary>What the files that hang on a record say, for the search (R41). A file that cannot be read is found by its name.</summary>
internal sealed class RecordFileText(StoredFiles store)
{
    /// <summary>Larger files are found by their name: the index waits for each.</summary>
    private const long Largest = 20L << 20;

    private static readonly ReadingLimits Limits = new() { FileBytes = Largest, Characters = 2_000_000, Pages = 500, Time = TimeSpan.FromSeconds(15) };

    /// <summary>The files named on the record now, with their text; those without text are left out.</summary>
    public async Task<IReadOnlyList<(Attached File, string Text)>> OfAsync(FormModel form, RecordValues values, CancellationToken ct)
    {
        var found = new List<(Attached, string)>();
        foreach (var file in Files(form, values).Where(f => f.Length <= Largest).DistinctBy(f => f.Hash))
        {
            if (await ReadAsync(file, ct) is { Length: > 0 } text)
                found.Add((file, text));
        }

        return found;
    }

    private static IEnumerable<Attached> Files(FormModel form, RecordValues values) => form.Fields.SelectMany(f => f.Columns.Count == 0
        ? f.Type == Forms.FieldType.Attachment ? Attached.ReadAll(values[f.Key]) : []
        : values.Rows(f.Key).SelectMany(r => f.Columns.Where(c => c.Type == Forms.FieldType.Attachment).SelectMany(c => Attached.ReadAll(r[c.Key]))));

    private async Task<string?> ReadAsync(Attached file, CancellationToken ct)
    {
        var opened = await store.OpenAsync(file.Hash, ct);
        if (!opened.Succeeded)
            return null;
        await using var content = opened.Value;
        var read = DocumentReader.Read(content, file.Name, Limits, ct);
        return read.Succeeded ? string.Join('\n', read.Value.Sections.SelectMany(Lines)) : null;
    }

    private static IEnumerable<string> Lines(Section section)
    {
        if (section.Heading.Length > 0)
            yield return $"{section.Number} {section.Heading}".Trim();
        foreach (var block in section.Blocks)
        {
            if (block is Paragraph paragraph)
                yield return paragraph.Text;
            else if (block is Table table)
                yield return string.Join('\n', table.Rows.Select(r => string.Join(' ', r.Cells.Select(c => c.Text))));
        }
    }
}

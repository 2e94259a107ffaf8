namespace ComplianceVault.Content.Reading.Plain;

/// <summary>Plain text: each line a paragraph, headings by their numbers.</summary>
internal static class PlainTextReader
{
    private const int CoverLines = 40;

    public static DocumentText Read(Stream file, string fileName, ReadingBudget budget)
    {
        var (decoded, remarks) = TextDecoder.Decode(file, budget);
        var lines = decoded.Split(['\n', '\r', '\f'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var entries = Outline.Of([.. lines.Select(l => new OutlineLine(l))], budget.CancellationToken);
        var facts = new CoverFacts();
        facts.AddFileName(fileName);
        var builder = new SectionBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            if (builder.InFrontMatter && i < CoverLines && entries[i].Role is OutlineRole.Body or OutlineRole.ListItem)
            {
                facts.AddLine(lines[i], CoverFactPlace.Cover);
            }

            builder.Add(entries[i]);
        }

        if (lines.Length > 0 && entries[0].Role == OutlineRole.Body && lines[0].Length <= 40 && !lines[0].Contains('：', StringComparison.Ordinal))
        {
            facts.AddTitle(lines[0], CoverFactPlace.Cover);
        }

        return new DocumentText { Format = SourceFormat.Text, Sections = builder.Build(), CoverFacts = facts.ToList(), Remarks = [.. builder.Remarks, .. remarks] };
    }
}

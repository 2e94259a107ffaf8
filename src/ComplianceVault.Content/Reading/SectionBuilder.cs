using System.Globalization;

namespace ComplianceVault.Content.Reading;

/// <summary>
/// Collects headings and blocks in reading order and makes the sections: level and parent of each, a unique key, and remarks on
/// numbers that the source prints twice or leaves out. Printed numbers are never corrected.
/// </summary>
internal sealed class SectionBuilder
{
    private const int DeepestLevel = 12;
    private const int MostNamed = 20;

    private readonly List<Draft> drafts = [];
    private readonly List<Draft> open = [];
    private readonly Dictionary<string, int> uses = [];
    private readonly List<string> repeated = [];
    private readonly List<string> missing = [];
    private readonly Dictionary<int, Dictionary<NumberForm, HeadingNumber>> lastChildren = [];

    /// <summary>No heading and no block yet.</summary>
    public bool IsEmpty => drafts.Count == 0;

    /// <summary>True until the first heading: what is added goes to the front matter.</summary>
    public bool InFrontMatter => drafts.Count == 0 || (drafts.Count == 1 && drafts[0].Level == 0);

    /// <summary>
    /// Opens a section. <paramref name="level"/> is what the source states (heading style, outline level) and null where only the
    /// number tells; a decimal number's own depth always wins, since styles are wrong more often than numbers.
    /// </summary>
    public void AddHeading(HeadingNumber? number, string heading, int? level = null, int? page = null)
    {
        var resolved = Math.Clamp(LevelOf(number, level), 1, DeepestLevel);
        while (open.Count > 0 && open[^1].Level >= resolved)
        {
            open.RemoveAt(open.Count - 1);
        }

        var parent = open.Count > 0 ? open[^1] : null;
        RemarkOnSequence(parent, number);
        var draft = new Draft(drafts.Count, KeyOf(number), number, heading.Trim(), resolved, parent?.Index ?? -1, page);
        drafts.Add(draft);
        open.Add(draft);
        if (number is not null)
        {
            LastChild(parent)[number.Form] = number;
        }
    }

    /// <summary>
    /// A numbered sentence (<c>4.2.1 文件编写人应……。</c>): a section of its own number with an empty heading, whose first paragraph is
    /// the sentence, so that search and evidence can point at the very clause.
    /// </summary>
    public void AddClause(HeadingNumber number, string sentence, int? level = null, int? page = null)
    {
        AddHeading(number, "", level, page);
        Add(new Paragraph(sentence));
    }

    /// <summary>Adds to the open section, or to the front matter before the first heading.</summary>
    public void Add(Block block)
    {
        if (drafts.Count == 0)
        {
            drafts.Add(new Draft(0, "s0", null, "", 0, -1, null));
        }

        drafts[^1].Blocks.Add(block);
    }

    /// <summary>Adds a line as the outline judged it; lines of a table of contents are left out.</summary>
    public void Add(OutlineEntry entry, int? page = null)
    {
        switch (entry.Role)
        {
            case OutlineRole.Heading:
                AddHeading(entry.Number, entry.Text, entry.Level, page);
                break;
            case OutlineRole.Clause:
                AddClause(entry.Number!, entry.Text, entry.Level, page);
                break;
            case OutlineRole.ListItem:
                Add(new Paragraph(entry.Text, ParagraphKind.ListItem, entry.Marker));
                break;
            case OutlineRole.Body when entry.Text.Length > 0:
                Add(new Paragraph(entry.Text));
                break;
        }
    }

    /// <summary>One remark on all repeated numbers and one on all missing ones.</summary>
    public IReadOnlyList<ReadingRemark> Remarks => [.. Remark("reading.number-repeated", repeated), .. Remark("reading.number-missing", missing)];

    private static IEnumerable<ReadingRemark> Remark(string code, List<string> numbers)
    {
        var all = numbers.Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? [] : [new ReadingRemark(code, [all.Count.ToString(CultureInfo.InvariantCulture), string.Join('、', all.Take(MostNamed)) + (all.Count > MostNamed ? "…" : "")])];
    }

    public IReadOnlyList<Section> Build() => [.. drafts.Select(d => new Section
    {
        Key = d.Key,
        Number = d.Number?.Printed,
        Heading = d.Heading,
        Level = d.Level,
        Parent = d.Parent,
        Page = d.Page,
        Blocks = d.Blocks,
    })];

    private Dictionary<NumberForm, HeadingNumber> LastChild(Draft? parent)
    {
        var key = parent?.Index ?? -1;
        if (!lastChildren.TryGetValue(key, out var found))
        {
            lastChildren[key] = found = [];
        }

        return found;
    }

    private int LevelOf(HeadingNumber? number, int? stated)
    {
        if (number is null)
        {
            return stated ?? 1;
        }

        if (number.Form is NumberForm.Decimal or NumberForm.AnnexDecimal && (number.Depth > 1 || stated is null))
        {
            return DecimalLevel(number);
        }

        if (stated is { } level)
        {
            return level;
        }

        return number.Form switch
        {
            NumberForm.Part or NumberForm.Annex => 1,
            NumberForm.Chapter => LevelUnder(NumberForm.Part),
            NumberForm.Section => LevelUnder(NumberForm.Chapter, NumberForm.Part),
            NumberForm.Article => LevelUnder(NumberForm.Section, NumberForm.Chapter, NumberForm.Part),
            _ => LevelOfFormInUse(number.Form),
        };
    }

    /// <summary>4.7.1 stands as deep as it has parts, counted from the open decimal heading it continues, or below 第…章 that holds it.</summary>
    private int DecimalLevel(HeadingNumber number)
    {
        var kin = open.LastOrDefault(d => d.Number?.Form == number.Form && d.Number.Depth <= number.Depth && Shares(d.Number, number));
        if (kin is not null)
        {
            return kin.Level + number.Depth - kin.Number!.Depth;
        }

        var holder = open.LastOrDefault(d => d.Number?.Form is NumberForm.Part or NumberForm.Chapter or NumberForm.Section or NumberForm.Annex or NumberForm.Chinese);
        return holder is null || (number.Depth > 1 && number.Parts[0] == holder.Number!.Last) ? number.Depth : Math.Max(number.Depth, holder.Level + 1);
    }

    private static bool Shares(HeadingNumber above, HeadingNumber below)
    {
        var common = above.Depth == below.Depth ? above.Depth - 1 : above.Depth;
        return above.Parts.Take(common).SequenceEqual(below.Parts.Take(common));
    }

    private int LevelUnder(params ReadOnlySpan<NumberForm> holders)
    {
        foreach (var form in holders)
        {
            if (open.LastOrDefault(d => d.Number?.Form == form) is { } holder)
            {
                return holder.Level + 1;
            }
        }

        return 1;
    }

    private int LevelOfFormInUse(NumberForm form) =>
        open.LastOrDefault(d => d.Number?.Form == form)?.Level ?? (open.Count > 0 ? open[^1].Level + 1 : 1);

    private string KeyOf(HeadingNumber? number)
    {
        var name = number?.Normalized ?? string.Create(CultureInfo.InvariantCulture, $"s{drafts.Count}");
        var use = uses[name] = uses.GetValueOrDefault(name) + 1;
        if (use == 1)
        {
            return name;
        }

        repeated.Add(name);
        return string.Create(CultureInfo.InvariantCulture, $"{name}~{use}");
    }

    private void RemarkOnSequence(Draft? parent, HeadingNumber? number)
    {
        if (number is { Form: NumberForm.Decimal } && LastChild(parent).TryGetValue(NumberForm.Decimal, out var before)
            && before.Depth == number.Depth && Shares(before, number) && number.Last > before.Last + 1
            && (number.Printed[0] == '0') == (before.Printed[0] == '0'))
        {
            var prefix = string.Concat(number.Parts.SkipLast(1).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p}.")));
            missing.Add(string.Create(CultureInfo.InvariantCulture, $"{prefix}{before.Last + 1}"));
        }
    }

    private sealed record Draft(int Index, string Key, HeadingNumber? Number, string Heading, int Level, int Parent, int? Page)
    {
        public List<Block> Blocks { get; } = [];
    }
}

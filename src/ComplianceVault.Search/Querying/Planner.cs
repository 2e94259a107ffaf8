using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>Makes a <see cref="QueryPlan"/> of a question: units, spans with synonyms and repairs, names, literals.</summary>
internal sealed class Planner(IndexView view, TextCutter cutter, IndexOptions options, Synonyms synonyms)
{
    // Slots are bits of a mask; a few are left for literals.
    private const int SlotsForSpans = 56;
    private const int MostSlots = 63;
    private const int LongestQuery = 400;
    private const float SynonymWeight = 0.8f;
    private const float RepairWeight = 0.8f;
    private const float PartsWeight = 0.9f;
    private const float IntentWeight = 0.4f;
    private const float NamedBoost = 0.25f;
    private const int MostVariants = 8;
    private static readonly System.Buffers.SearchValues<char> NameEnds = System.Buffers.SearchValues.Create(" 《》的,，、:：");
    private static readonly System.Buffers.SearchValues<char> SegmentEnds = System.Buffers.SearchValues.Create(" ,，。、；;《》\"“”");
    private readonly QueryPlan plan = new();
    private readonly Dictionary<string, int> units = [];
    private readonly List<TextPiece> pieces = [];
    private readonly List<(int Start, int End)> named = [];
    private readonly List<(int Start, int Length, string Other)> swaps = [];
    private int slots;

    /// <param name="characters">Single characters open pieces too: for a question whose longer units are found hardly anywhere.</param>
    public QueryPlan Plan(ParsedQuery query, Filter rights, Filter scope, bool characters = false)
    {
        plan.Filter = FilterBits.Both(FilterBits.Both(rights, scope), OperatorFilter.Of(query.Operators, options, view));
        AddLiterals(query);
        var typed = query.Text.Length > LongestQuery ? query.Text[..LongestQuery] : query.Text;
        var (text, intents) = QuestionWords.Strip(typed);
        AddSpans(typed, text, rights);
        AddSegments(text);
        foreach (var intent in intents.Where(intent => !typed.Contains(intent, StringComparison.Ordinal)))
        {
            AddSpan([UnitsOf(intent)], 0, IntentWeight);
        }

        Weigh(characters);
        plan.IsListing = plan.TotalShare == 0 && plan.Required.Count == 0 && !HasWords(text) && (query.Operators.Count > 0 || query.Excluded.Count > 0);
        return plan;
    }

    /// <summary>The rarest grams of a text, each by itself.</summary>
    public QueryPlan PlanLike(string text, Filter filter, int most)
    {
        plan.Filter = filter;
        cutter.Cut(text, pieces, characters: false);
        var counted = pieces.Where(piece => piece.Kind is PieceKind.Gram or PieceKind.Run)
            .CountBy(piece => (Text: text.Substring(piece.Start, piece.Length), piece.Kind)).ToArray();
        var chosen = counted.Select(entry => (Unit: MakeUnit(entry.Key.Text, entry.Key.Kind), entry.Value))
            .Where(entry => entry.Unit.InText.Frequency > 1)
            .OrderByDescending(entry => entry.Unit.TextIdf * MathF.Sqrt(entry.Value)).Take(most);
        foreach (var (unit, _) in chosen)
        {
            plan.Units.Add(unit);
            AddSpan([[plan.Units.Count - 1]], 1);
        }

        Weigh(characters: false);
        return plan;
    }

    private static bool HasWords(string text) => text.Any(unit => CharacterMap.Kind(unit) != CharacterKind.Other);

    private void AddSpans(string typed, string text, Filter rights)
    {
        var repairs = new Repair(view, rights);

        // Repairs are chains of bigrams; an index of words has none.
        var changes = cutter.Name == BigramCutter.Analyzer ? repairs.Find(text, cutter).Where(change => synonyms.At(text, change.Start).Length < change.Length).ToArray() : [];
        plan.DidYouMean = repairs.Suggestion;
        AddNames(typed, text, plan.DidYouMean);
        pieces.Clear();
        cutter.Cut(text, pieces, characters: true);
        var done = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (changes.FirstOrDefault(change => change.Start == at) is { } change)
            {
                swaps.Add((at, change.Length, change.Replacements[0]));
                AddCovered(text, done, at, change.Length, change.Replacements, RepairWeight, isWhole: false);
                at += change.Length - 1;
                done = at + 1;
            }
            else if (synonyms.At(text, at) is { Length: > 0 } synonym && !changes.Any(c => c.Start > at && c.Start < at + synonym.Length))
            {
                swaps.AddRange(synonym.Others.Select(other => (at, synonym.Length, other)));
                AddCovered(text, done, at, synonym.Length, synonym.Others, SynonymWeight, isWhole: true);
                at += synonym.Length - 1;
                done = at + 1;
            }
        }

        AddFree(text, done, text.Length);
    }

    private void AddCovered(string text, int done, int start, int length, IReadOnlyList<string> others, float weight, bool isWhole)
    {
        AddFree(text, done, start, others);
        var own = pieces.Where(piece => piece.Start >= start && piece.Start + piece.Length <= start + length)
            .Select(piece => UnitOf(text.Substring(piece.Start, piece.Length), piece.Kind)).Distinct().ToArray();
        var mass = own.Sum(index => plan.Units[index].Weight);

        // A word the index does not know can only be met by its synonyms, then also by parts of them.
        isWhole &= mass > 0;
        plan.Spans.Add(new Span([new Alternative(own, 1), .. others.Select(other => AlternativeOf(other, weight, isWhole, mass))], BoostAt(start)));

        // What lies across the edge belongs to the question too.
        foreach (var piece in pieces.Where(piece => piece.Start < start + length && piece.Start + piece.Length > start + length && piece.Start >= start))
        {
            AddEdge(piece, text, [.. others.Select(other => string.Concat(other.AsSpan(other.Length - 1), text.AsSpan(start + length, 1)))]);
        }
    }

    // 事故优先级 is also 事件优先级: the bigram over the edge goes with the synonym.
    private void AddEdge(TextPiece piece, string text, string[] others)
    {
        var own = UnitOf(text.Substring(piece.Start, piece.Length), piece.Kind);
        var known = piece.Kind != PieceKind.Gram || piece.Length != 2 ? [] : others.Where(IsHan).Distinct()
            .Select(other => UnitOf(other, PieceKind.Gram)).Where(index => index != own && plan.Units[index].IsKnown).ToArray();
        plan.Spans.Add(new Span([new Alternative([own], 1), .. known.Select(index => new Alternative([index], SynonymWeight))], BoostAt(piece.Start)));
    }

    private static bool IsHan(string gram) => gram.All(unit => CharacterMap.Kind(unit) == CharacterKind.Han && !char.IsSurrogate(unit));

    // A rare synonym must not outweigh the word that was asked for.
    private Alternative AlternativeOf(string text, float weight, bool isWhole, float mass)
    {
        var other = UnitsOf(text);
        var own = other.Sum(index => plan.Units[index].Weight);
        return new Alternative(other, isWhole && mass > 0 && own > mass ? weight * mass / own : weight, isWhole);
    }

    private void AddFree(string text, int from, int to, IReadOnlyList<string>? next = null)
    {
        foreach (var piece in pieces.Where(piece => piece.Start >= from && piece.Start < to && piece.Kind != PieceKind.Part))
        {
            if (piece.Start + piece.Length > to && next is not null)
            {
                AddEdge(piece, text, [.. next.Select(other => string.Concat(text.AsSpan(to - 1, 1), other.AsSpan(0, 1)))]);
                continue;
            }

            var own = new[] { UnitOf(text.Substring(piece.Start, piece.Length), piece.Kind) };
            var parts = piece.Kind != PieceKind.Run ? [] : pieces
                .Where(part => part.Kind == PieceKind.Part && part.Start >= piece.Start && part.Start + part.Length <= piece.Start + piece.Length)
                .Select(part => UnitOf(text.Substring(part.Start, part.Length), part.Kind)).ToArray();
            plan.Spans.Add(new Span(parts.Length == 0 ? [new Alternative(own, 1)] : [new Alternative(own, 1), new Alternative(parts, PartsWeight)], BoostAt(piece.Start)));
        }
    }

    private void AddSpan(int[][] alternatives, float weight, float boost = 1) =>
        plan.Spans.Add(new Span([.. alternatives.Select(alternative => new Alternative(alternative, weight == 0 ? 1 : weight))], boost) { Share = weight == 0 ? -1 : 0 });

    private int[] UnitsOf(string text)
    {
        var folded = CharacterMap.Fold(text);
        var found = new List<TextPiece>();
        cutter.Cut(folded, found, characters: true);
        return [.. found.Select(piece => UnitOf(folded.Substring(piece.Start, piece.Length), piece.Kind)).Distinct()];
    }

    private int UnitOf(string text, PieceKind kind)
    {
        if (!units.TryGetValue(text, out var index))
        {
            index = plan.Units.Count;
            plan.Units.Add(MakeUnit(text, kind));
            units[text] = index;
        }

        return index;
    }

    private Unit MakeUnit(string text, PieceKind kind)
    {
        var unit = new Unit(text, kind) { InText = view.Find(FieldNames.Text, text) };
        if (kind != PieceKind.Character)
        {
            unit.InContext = view.Find(FieldNames.Context, text);
        }

        if (unit.IsNumber)
        {
            unit.AsNumber = view.Find(FieldNames.Exact, FieldNames.NumberTerm + text);
        }

        unit.NumberIdf = Bm25.Idf(unit.AsNumber.Frequency, view.Pieces);
        unit.TextIdf = Bm25.Idf(unit.InText.Frequency, view.Pieces);
        unit.ContextIdf = kind == PieceKind.Character ? unit.TextIdf : Bm25.Idf(unit.InContext.Frequency, view.Pieces);
        return unit;
    }

    private void AddLiterals(ParsedQuery query)
    {
        foreach (var required in query.Required)
        {
            plan.Required.Add(LiteralOf(required));
        }

        foreach (var excluded in query.Excluded)
        {
            plan.Excluded.Add(LiteralOf(excluded));
        }
    }

    private Literal LiteralOf(string folded)
    {
        var all = UnitsOf(folded).Select(index => plan.Units[index]).ToArray();
        var asked = all.Where(unit => unit.Kind is PieceKind.Gram or PieceKind.Run).ToArray();
        ulong bits = 0;
        foreach (var unit in asked.Length > 0 ? asked : all)
        {
            if (unit.IsKnown && GiveSlot(unit, MostSlots))
            {
                bits |= 1UL << unit.Slot;
            }
        }

        return new Literal(folded, bits, bits != 0 && (asked.Length > 0 ? asked : all).All(unit => unit.IsKnown));
    }

    private bool GiveSlot(Unit unit, int most)
    {
        if (unit.Slot == Unit.NoSlot && slots < most)
        {
            unit.Slot = slots++;
        }

        return unit.Slot != Unit.NoSlot;
    }

    private void AddNames(string typed, string text, string? repaired)
    {
        if (AddName(SuggestTerms.Bare(repaired ?? typed), isAll: true) || AddName(SuggestTerms.Bare(text), isAll: true))
        {
            return;
        }

        for (var start = 0; start < text.Length; start++)
        {
            var length = text.AsSpan(start).IndexOfAny(NameEnds);
            var end = length < 0 ? text.Length : start + length;
            if (end > start && AddName(SuggestTerms.Bare(text.AsSpan(start, end - start)), isAll: false))
            {
                named.Add((start, end));
            }

            start = end;
        }
    }

    private bool AddName(string bare, bool isAll)
    {
        if (bare.Length > 2 && !plan.Named.Any(known => known.Bare == bare) && view.Find(FieldNames.Exact, FieldNames.TitleTerm + bare) is { Frequency: > 0 } places)
        {
            plan.Named.Add(new Name(bare, places, isAll));
            return true;
        }

        return false;
    }

    // Who names a document and something else seeks the something else in it, not the places that cite the document.
    private float BoostAt(int start) => named.Exists(range => start >= range.Start && start < range.End) ? NamedBoost : 1;

    private void AddSegments(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var length = text.AsSpan(start).IndexOfAny(SegmentEnds);
            var end = length < 0 ? text.Length : start + length;
            if (end - start > 1)
            {
                plan.Segments.Add([text[start..end], .. swaps.Where(swap => swap.Start >= start && swap.Start + swap.Length <= end).Take(MostVariants)
                    .Select(swap => string.Concat(text.AsSpan(start, swap.Start - start), swap.Other, text.AsSpan(swap.Start + swap.Length, end - swap.Start - swap.Length)))]);
            }

            start = end;
        }
    }

    // Slots go to the rarest; characters get them only where a question has nothing longer.
    private void Weigh(bool characters)
    {
        var spans = plan.Spans.Where(span => span.Share >= 0).ToArray();
        var asked = spans.SelectMany(span => span.Alternatives).SelectMany(alternative => alternative.Units).Distinct().Select(index => plan.Units[index])
            .Where(unit => unit.IsKnown).ToArray();
        var longer = asked.Where(unit => unit.Kind != PieceKind.Character).ToArray();
        plan.IsCharacters = characters || longer.Length == 0;
        foreach (var unit in (plan.IsCharacters ? asked : longer).OrderBy(unit => unit.Postings))
        {
            GiveSlot(unit, SlotsForSpans);
        }

        foreach (var span in spans)
        {
            span.Share = span.Alternatives.Max(alternative => alternative.Weight * alternative.Units.Where(index => plan.Units[index].Slot != Unit.NoSlot)
                .Sum(index => plan.Units[index].Weight));
        }

        foreach (var span in plan.Spans.Where(span => span.Share < 0))
        {
            span.Share = 0;
        }
    }
}

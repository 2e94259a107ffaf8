using ComplianceVault.App.Clauses;
using ComplianceVault.Content.Comparing;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>What becomes of the confirmed answers of the edition before, by the rule that the change of editions follows (docs/decisions/clauses.md).</summary>
internal static class AnswerFates
{
    public static IReadOnlyCollection<ClauseEffect> Of(IReadOnlyList<DocumentAnswer> answers, Guid editionId, DocumentDifference? difference)
    {
        var fates = difference?.Sections.Where(s => s.Old is not null).ToDictionary(s => s.Old!.Key) ?? [];
        return [.. answers.Select(a => new ClauseEffect(a.Clause, a.TitleZh, a.TitleEn, [.. a.Sections.Where(s => s.EditionId == editionId).Select(s => Fate(s, difference is null, fates))]))];
    }

    private static AnswerEffect Fate(AnswerSection section, bool isFirst, Dictionary<string, SectionDifference> fates) =>
        isFirst ? new(section.Number, section.Heading, AnswerFate.Carried, section.Number, section.SectionKey, false)
        : fates.GetValueOrDefault(section.SectionKey) is not { New: { } next } found ? new(section.Number, section.Heading, AnswerFate.Vanishes, null, null, false)
        : new(section.Number, section.Heading, found.Confidence >= DocumentAnswers.Sure ? AnswerFate.Carried : AnswerFate.Unsure, next.Number, next.Key, found.IsTextChanged);
}

using ComplianceVault.App.Clauses;
using ComplianceVault.Content.Comparing;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>What is left for a person to settle before the edition takes effect.</summary>
internal static class OpenQuestions
{
    public static IReadOnlyList<OpenQuestion> Of(RevisionEffect effect, DocumentDifference? difference)
    {
        var answers = effect.Clauses.Rows.SelectMany(c => c.Sections).ToList();
        return [.. new[]
        {
            new OpenQuestion(EffectQuestion.NewEditionToDecide, effect.Rule == ThirdRule.NewEdition ? 1 : 0),
            new OpenQuestion(EffectQuestion.CitedSectionsMove, effect.Citing.Rows.Count(d => d.IsTouched)),
            new OpenQuestion(EffectQuestion.AnswersVanish, answers.Count(a => a.Fate == AnswerFate.Vanishes)),
            new OpenQuestion(EffectQuestion.AnswersUnsure, answers.Count(a => a.Fate == AnswerFate.Unsure)),
            new OpenQuestion(EffectQuestion.UnsureSections, difference?.Sections.Count(s => s.Old is not null && s.New is not null && s.Confidence < DocumentAnswers.Sure) ?? 0),
            new OpenQuestion(EffectQuestion.FormsNotListed, effect.Forms.Rows.Count(f => f.IsListed == false && f.Move != FormMove.OutOfUse)),
            new OpenQuestion(EffectQuestion.RequestsUnanswered, effect.Requests.Rows.Count(r => r.IsTakenOver is null)),
            new OpenQuestion(EffectQuestion.NoOwner, effect.Document.Department is null ? 1 : 0),
            new OpenQuestion(EffectQuestion.ComparedCoarsely, difference?.IsCoarse == true ? 1 : 0),
        }.Where(q => q.Count > 0)];
    }
}

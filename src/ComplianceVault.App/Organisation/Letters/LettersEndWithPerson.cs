using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>Who has left holds no office: letters in effect end on that day, those not signed are taken back.</summary>
internal sealed class LettersEndWithPerson(CompanyTime time) : IFactHandler<PersonLeft>
{
    public async Task HandleAsync(PersonLeft fact, Act act)
    {
        var (today, reason) = (time.Today, VaultWords.Of("letters.person-left", [], PaperWords.Chinese));
        var open = act.Db.Set<Letter>()
            .Where(l => l.AppointeeId == fact.PersonId && (l.State == LetterState.Draft || (LetterWorkflow.Issued.Contains(l.State) && (l.To == null || l.To >= today)) || l.State == LetterState.Refused));
        foreach (var id in await open.OrderBy(l => l.Number).Select(l => l.Id).ToListAsync(act.Token))
        {
            if (await LetterCase.LockAsync(act, id) is { } of)
                _ = of.Letter.State == LetterState.Draft ? TakeBackLetter.TakeBack(act, of, reason) : EndLetter.End(act, of, today, reason);
        }

        await act.Db.SaveChangesAsync(act.Token);
    }
}

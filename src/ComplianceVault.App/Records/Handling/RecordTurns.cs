using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling;

/// <summary>
/// Writes whose turn it is with a record, and when the program looks at it by itself. An office that nobody holds, or whose only holder may not (≠), waits for the management
/// representative, who names a person (decision 17).
/// </summary>
internal sealed class RecordTurns(CompanyTime time)
{
    private const int LongestSteps = 480;

    /// <summary>After a step: those of before wait no longer, persons named for the state left included.</summary>
    public async Task EnterAsync(Act act, HandledRecord of, RecordValues values, FillingFacts facts)
    {
        await act.Db.Set<RecordTurn>().Where(t => t.RecordId == of.Record.Id).ExecuteDeleteAsync(act.Token);
        act.Db.AddRange(await WantedAsync(act, of, values, facts));
        of.Record.LookAt = LookAt(of, values, facts);
    }

    /// <summary>What stands on the record changed: who waits stays, until when may be another day.</summary>
    public async Task ChangeAsync(Act act, HandledRecord of, RecordValues values, FillingFacts facts)
    {
        var waiting = await act.Db.Set<RecordTurn>().Where(t => t.RecordId == of.Record.Id && !t.IsNamed).ToListAsync(act.Token);
        foreach (var turn in await WantedAsync(act, of, values, facts))
        {
            if (waiting.Find(t => (t.Office, t.PersonId, t.Department) == (turn.Office, turn.PersonId, turn.Department)) is not { } same)
            {
                act.Db.Add(turn);
                continue;
            }

            (same.Due, same.Steps, same.NotForId) = (turn.Due, turn.Steps, turn.NotForId);
            waiting.Remove(same);
        }

        act.Db.RemoveRange(waiting);
        of.Record.LookAt = LookAt(of, values, facts);
    }

    /// <summary>One for each office or person, with the nearest of the days and the steps that wait.</summary>
    private async Task<IReadOnlyList<RecordTurn>> WantedAsync(Act act, HandledRecord of, RecordValues values, FillingFacts facts)
    {
        var (rights, book) = (new MoveRights(act.Db, time, act.Token), new HolderBook(act.Db, time, act.Token));
        var representative = new Mover(await RepresentativeOffice.CodeAsync(act.Db, act.Token), null);
        var wanted = new List<(Mover Mover, Guid? NotFor, DateTime? Due, string Step)>();
        foreach (var possible in of.Moves.Where(m => !m.Move.Automatic))
        {
            var mover = await rights.OfAsync(of, possible.Move, values);
            var (able, notFor) = await AbleAsync(book, mover, MoveRights.Excluded(of, possible.Move, values));
            wanted.Add((able ? mover : representative, able ? notFor : null, MoveDue.Of(of, possible.Move, values, facts), possible.Move.Action.Zh));
        }

        return [.. wanted.GroupBy(w => w.Mover).Select(g => new RecordTurn
        {
            Id = act.NewId(),
            RecordId = of.Record.Id,
            Office = g.Key.Office,
            PersonId = g.Key.PersonId,
            Department = g.Key.MembersOf,
            NotForId = g.All(w => w.NotFor == g.First().NotFor) ? g.First().NotFor : null,
            Since = of.Record.StateSince ?? act.Now,
            Due = MoveDue.Day(g.Min(w => w.Due), facts),
            Steps = Cut(string.Join('、', g.Select(w => w.Step).Distinct(StringComparer.Ordinal))),
        })];
    }

    /// <summary>Whether somebody can make it at all, and a holder of the office who may not.</summary>
    private static async Task<(bool Able, Guid? NotFor)> AbleAsync(HolderBook book, Mover mover, HashSet<Guid> excluded)
    {
        if (mover.PersonId is { } person)
            return (!excluded.Contains(person), null);
        var holders = await book.OfAsync(mover.Role!, mover.In);
        Guid? notFor = holders.FirstOrDefault(h => h.Involved.Any(excluded.Contains))?.PersonId;
        return (mover.MembersOf is not null || holders.Any(h => !h.Involved.Any(excluded.Contains)), notFor);
    }

    /// <summary>At once where a step hangs on conditions, else when the first day has come; null: no step is the program's.</summary>
    public static DateTime? LookAt(HandledRecord of, RecordValues values, FillingFacts facts)
    {
        var own = of.Moves.Where(m => m.Move.Automatic).ToList();
        return own.Count == 0 ? null : own.Exists(m => m.Move.Due is null) ? facts.Now.UtcDateTime : own.Min(m => MoveDue.Of(of, m.Move, values, facts));
    }

    private static string Cut(string text) => text.Length <= LongestSteps ? text : text[..LongestSteps];
}

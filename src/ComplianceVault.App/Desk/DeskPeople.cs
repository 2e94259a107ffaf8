using System.Linq.Expressions;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;

namespace ComplianceVault.App.Desk;

/// <summary>Whose a task is: said once as a condition for the database, once as a list of people.</summary>
internal static class DeskPeople
{
    /// <summary>What waits for this person, in an own office or in one held as a deputy.</summary>
    public static Expression<Func<DeskTask, bool>> For(Actor actor)
    {
        var (me, offices) = (actor.PersonId, actor.Offices.ToArray());
        return t => t.PersonId == me || (t.Office != null && offices.Contains(t.Office) && t.NotFor != me && t.AlsoNotFor != me);
    }

    /// <summary>Whom the person stands in for here; null for the own.</summary>
    public static string? InsteadOf(DeskTask task, Actor actor) =>
        task.PersonId != actor.PersonId && task.Office is { } office ? actor.StandsIn.GetValueOrDefault(office) : null;

    /// <summary>Everybody who could do it now.</summary>
    public static async Task<IReadOnlyList<OfficeHolder>> OfAsync(DeskTask task, HolderBook book)
    {
        var holders = task.Office is { } office ? await book.OfAsync(office) : [];
        List<OfficeHolder> able = [.. holders.Where(h => !h.Involved.Any(i => i == task.NotFor || i == task.AlsoNotFor))];
        if (task.PersonId is { } id && able.TrueForAll(h => h.PersonId != id) && await book.FindAsync(id) is { } named)
            able.Add(named);
        return [.. able.DistinctBy(h => h.PersonId)];
    }
}

using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>Numbers that another feature has given out: a form's is taken before its document exists.</summary>
public interface ITakenNumbers
{
    IQueryable<string> Numbers(VaultDbContext db);
}

/// <summary>Every number that was ever used, and the next one.</summary>
public sealed class NumberTaking(IEnumerable<ITakenNumbers> others)
{
    /// <summary>
    /// The next number of the level, inside the act that uses it. It is above every number ever given: a gap is never filled, because its number may stand on
    /// paper somewhere (R21).
    /// </summary>
    internal async Task<Result<string>> TakeAsync(Act act, string levelCode, string? parent)
    {
        await act.Db.Set<DocumentLevel>().Where(l => l.Code == levelCode).ExecuteUpdateAsync(s => s.SetProperty(l => l.Taken, l => l.Taken), act.Token);
        if (await act.Db.Set<DocumentLevel>().FirstOrDefaultAsync(l => l.Code == levelCode, act.Token) is not { } level)
            return Error.NotFound("numbering.level-unknown", levelCode);
        var used = await UsedAsync(act.Db, act.Token);
        var next = Next(level, used, parent);
        if (next is { Succeeded: true, Value: var (number, sequence) } && parent is null)
            level.Taken = sequence;
        return next.Succeeded ? next.Value.Number : next.Error;
    }

    /// <summary>By the pattern in force, or by <paramref name="instead"/>.</summary>
    internal static Result<(string Number, int Sequence)> Next(DocumentLevel level, IReadOnlyCollection<string> used, string? parent, NumberPattern? instead = null)
    {
        var pattern = instead ?? NumberPattern.Parse(level.Pattern).Value;
        if (pattern.NeedsDocument && parent is null)
            return Error.Invalid("numbering.parent-missing");
        var document = pattern.NeedsDocument ? parent : null;
        // Numbers by earlier patterns count: after ITSMS-P24 comes YS-P25, and P-025 never stands beside P-25.
        var sequence = level.Patterns.Append(pattern).Where(p => p.NeedsDocument == pattern.NeedsDocument).Select(p => p.Match(p.Next(used, document))!.Sequence - 1).Append(level.Taken).Max();
        string number;
        do
            number = pattern.Format(++sequence, document);
        while (used.Contains(number));
        return (number, sequence);
    }

    internal async Task<HashSet<string>> UsedAsync(VaultDbContext db, CancellationToken ct)
    {
        var used = new HashSet<string>(await db.Set<Document>().Select(d => d.Number).ToListAsync(ct), StringComparer.OrdinalIgnoreCase);
        foreach (var other in others)
            used.UnionWith(await other.Numbers(db).ToListAsync(ct));
        return used;
    }
}

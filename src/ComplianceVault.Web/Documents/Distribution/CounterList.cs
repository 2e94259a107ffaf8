using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Kernel;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>What stands against exchanging a copy that was scanned.</summary>
public enum CounterTrouble
{
    /// <summary>It is not out: never issued, back already, lost.</summary>
    NotOut,

    /// <summary>No new copy is planned for it: it is returned, not exchanged.</summary>
    NoSuccessor,

    /// <summary>Its loss is to be decided first.</summary>
    LossOpen,
}

/// <summary>A copy on the counter, known by the new one that goes out for it; or what was scanned and fits nothing.</summary>
public sealed class CounterLine(CopyRow? fresh)
{
    /// <summary>The planned copy; its pair is the old one.</summary>
    public CopyRow? Fresh { get; } = fresh;

    /// <summary>The old paper lies on the desk: scanned, or ticked by hand.</summary>
    public bool IsHere { get; set; }

    /// <summary>What was scanned, of a line that fits nothing.</summary>
    public string Typed { get; init; } = "";

    public CopyRow? Found { get; init; }

    public CounterTrouble? Trouble { get; init; }

    public Error? Refusal { get; init; }
}

/// <summary>What lies on the counter: filled by department or by the scanner, exchanged in one act (decision 31).</summary>
public sealed class CounterList
{
    private readonly List<CounterLine> lines = [];

    /// <summary>What was scanned last stands first.</summary>
    public IReadOnlyList<CounterLine> Lines => lines;

    public IReadOnlyList<CopyExchange> Exchanges => [.. lines.Where(l => l is { IsHere: true, Fresh: not null }).Select(l => new CopyExchange(l.Fresh!.PairId!.Value, l.Fresh.Id))];

    public int Ready => Exchanges.Count;

    /// <summary>Of a department everything that waits is listed; each counts once it is scanned or ticked.</summary>
    public void Fill(IEnumerable<CopyRow> waiting)
    {
        foreach (var row in waiting.Where(r => r.IsExchange && lines.TrueForAll(l => l.Fresh?.Id != r.Id)))
            lines.Add(new CounterLine(row));
    }

    /// <summary>Another department: what was scanned stays, what only waited goes.</summary>
    public void Leave() => lines.RemoveAll(l => l is { Fresh: not null, IsHere: false });

    /// <summary>True where this copy was on the counter already.</summary>
    public bool Take(CopyRow fresh)
    {
        var line = lines.Find(l => l.Fresh?.Id == fresh.Id);
        if (line is { IsHere: true })
            return true;
        lines.RemoveAll(l => l.Fresh?.Id == fresh.Id);
        lines.Insert(0, new CounterLine(fresh) { IsHere = true });
        return false;
    }

    public void Refuse(string typed, Error refusal) => Trouble(new CounterLine(null) { Typed = typed, Refusal = refusal });

    public void Refuse(string typed, CopyRow found, CounterTrouble trouble) => Trouble(new CounterLine(null) { Typed = typed, Found = found, Trouble = trouble });

    public void Remove(CounterLine line) => lines.Remove(line);

    public void TickAll(bool here)
    {
        foreach (var line in lines.Where(l => l.Fresh is not null))
            line.IsHere = here;
    }

    /// <summary>Exchanged: they leave the counter.</summary>
    public void Done() => lines.RemoveAll(l => l is { Fresh: not null, IsHere: true });

    /// <summary>What a found copy means here, of an old one with the new copy that was looked up for it.</summary>
    public static CounterTrouble? TroubleOf(CopyRow found, CopyRow? fresh) =>
        fresh is { IsExchange: true } ? fresh.PairState == CopyState.LossReported ? CounterTrouble.LossOpen : null
        : found.State == CopyState.LossReported ? CounterTrouble.LossOpen
        : found.State is CopyState.Issued or CopyState.Acknowledged or CopyState.RecallRequested ? CounterTrouble.NoSuccessor
        : CounterTrouble.NotOut;

    /// <summary>The same number once more says nothing new.</summary>
    private void Trouble(CounterLine line)
    {
        lines.RemoveAll(l => l.Fresh is null && l.Typed == line.Typed);
        lines.Insert(0, line);
    }
}

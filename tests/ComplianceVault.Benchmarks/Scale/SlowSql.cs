using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>
/// Adds up how long each statement took while it listens: its start and the reading of its rows, because SQLite does part of its work in each.
/// </summary>
internal sealed class SlowSql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> heard = [];
    private readonly Dictionary<string, (int Times, double Ms)> statements = [];
    private readonly IDisposable all;

    public SlowSql() => all = DiagnosticListener.AllListeners.Subscribe(this);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            heard.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed)
            Add(executed.Command.CommandText, 1, executed.Duration);
        else if (value.Value is DataReaderDisposingEventData closed)
            Add(closed.Command.CommandText, 0, closed.Duration);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>The slowest statements with their mean time, and how much all took.</summary>
    public void Print(int most, int times)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  all {statements.Count} statements: {statements.Values.Sum(s => s.Ms) / times:0.0} ms a time"));
        foreach (var (text, (count, ms)) in statements.OrderByDescending(s => s.Value.Ms).Take(most))
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ms / times:0.0} ms a time in {count / times} of:\n{text}\n"));
    }

    public void Dispose()
    {
        all.Dispose();
        heard.ForEach(h => h.Dispose());
    }

    private void Add(string text, int times, TimeSpan duration)
    {
        var (before, ms) = statements.GetValueOrDefault(text);
        statements[text] = (before + times, ms + duration.TotalMilliseconds);
    }
}

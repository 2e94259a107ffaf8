namespace ComplianceVault.App.Platform.Data;

/// <summary>
/// The program's clock. While a sample vault is loaded it can be set to past days, forwards only, so that the sample has a history (decision 9); once it has
/// returned to real time it never moves again.
/// </summary>
public sealed class VaultClock(TimeProvider real) : TimeProvider
{
    private readonly Lock moving = new();
    private TimeSpan behind;
    private bool simulating;
    private bool over;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (moving)
            return real.GetUtcNow() - behind;
    }

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Sets the clock to a past instant from which it runs on: never back behind what it has shown while simulating, never ahead of real time.</summary>
    internal void MoveTo(DateTime utc)
    {
        var instant = new DateTimeOffset(utc, TimeSpan.Zero);
        lock (moving)
        {
            if (over)
                throw new InvalidOperationException("real time has begun; no clock moves any more (decision 9)");
            var now = real.GetUtcNow();
            var wanted = simulating && instant < now - behind ? now - behind : instant;
            behind = wanted < now ? now - wanted : TimeSpan.Zero;
            simulating = true;
        }
    }

    /// <summary>Real time begins: for good once the sample is whole; an interrupted one goes on under the simulated clock.</summary>
    internal void ReturnToReal(bool forGood)
    {
        lock (moving)
            (behind, simulating, over) = (TimeSpan.Zero, false, over || forGood);
    }
}

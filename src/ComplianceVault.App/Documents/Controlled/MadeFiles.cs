using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// Files made on a page and fetched by the browser: a dialog tells a refusal where it was asked, and neither holder nor password stands in an address. Each
/// is for the person who made it, once, within some minutes.
/// </summary>
[NeedsNobody("a ticket counts only for the person who made its file, and making it named the right")]
public sealed class MadeFiles(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Made> waiting = new();

    /// <summary>The ticket to fetch the file with.</summary>
    public string Keep(Actor actor, OpenedFile file)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var timer = clock.CreateTimer(_ => Drop(ticket), null, Kept, Timeout.InfiniteTimeSpan);
        waiting[ticket] = new(actor.PersonId, file, timer);
        return ticket;
    }

    /// <summary>Null for a ticket that was used, is too old or is somebody else's.</summary>
    public OpenedFile? Take(Actor actor, string ticket)
    {
        if (!waiting.TryGetValue(ticket, out var made) || made.PersonId != actor.PersonId || !waiting.TryRemove(ticket, out made))
            return null;
        made.Timer.Dispose();
        return made.File;
    }

    public void Dispose() => DropAll();

    /// <summary>Whoever waits for one makes it again: something was destroyed, and a file made of it must not outlive it.</summary>
    internal void DropAll()
    {
        foreach (var ticket in waiting.Keys)
            Drop(ticket);
    }

    private void Drop(string ticket)
    {
        if (!waiting.TryRemove(ticket, out var made))
            return;
        made.Timer.Dispose();
        made.File.Content.Dispose();
    }

    private sealed record Made(Guid PersonId, OpenedFile File, ITimer Timer);
}

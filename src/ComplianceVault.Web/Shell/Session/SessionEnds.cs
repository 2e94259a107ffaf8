using System.Collections.Concurrent;
using System.Security.Claims;
using ComplianceVault.Web.Shell.Hosting;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>
/// When each sign-in ends: <see cref="WebOptions.SessionHours"/> after its person last clicked or typed, in whatever tab. The cookie carries
/// the same moment, so that pages and requests end together, and a restarted server learns it from the cookies it sees.
/// </summary>
internal sealed class SessionEnds(WebOptions web, TimeProvider clock)
{
    /// <summary>Claim that tells one sign-in from another of the same person.</summary>
    public const string Claim = "cvault.session";

    private readonly ConcurrentDictionary<string, DateTimeOffset> ends = new(StringComparer.Ordinal);

    /// <summary>The person did something now.</summary>
    public void Touch(ClaimsPrincipal user) => Learn(user, clock.GetUtcNow().AddHours(web.SessionHours));

    /// <summary>A cookie of this sign-in says when it ends; an older cookie changes nothing.</summary>
    public void Learn(ClaimsPrincipal user, DateTimeOffset end)
    {
        if (user.FindFirstValue(Claim) is not { } session)
            return;
        if (ends.AddOrUpdate(session, end, (_, known) => known > end ? known : end) == end)
            Forget();
    }

    public bool IsOver(ClaimsPrincipal user) =>
        user.FindFirstValue(Claim) is not { } session || !ends.TryGetValue(session, out var end) || end <= clock.GetUtcNow();

    private void Forget()
    {
        foreach (var (session, end) in ends)
        {
            if (end <= clock.GetUtcNow())
                ends.TryRemove(session, out _);
        }
    }
}

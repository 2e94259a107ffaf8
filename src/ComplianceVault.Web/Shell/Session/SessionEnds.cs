using System.Collections.Concurrent;
using System.Security.Claims;
using ComplianceVault.Web.Shell.Hosting;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>
/// When each sign-in ends: <see cref="WebOptions.SessionHours"/> after its person last clicked or typed, in whatever tab, or when the person signs out in
/// one of them. The cookie carries the same moment, so that pages and requests end together, and a restarted server learns it from the cookies it sees.
/// </summary>
public sealed class SessionEnds(WebOptions web, TimeProvider clock)
{
    /// <summary>Claim that tells one sign-in from another of the same person.</summary>
    public const string Claim = "cvault.session";

    private readonly ConcurrentDictionary<string, DateTimeOffset> ends = new(StringComparer.Ordinal);

    /// <summary>Sign-ins that their person ended, as long as a cookie of them may still be about.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> signedOut = new(StringComparer.Ordinal);

    /// <summary>The person did something now.</summary>
    public void Touch(ClaimsPrincipal user) => Learn(user, clock.GetUtcNow().AddHours(web.SessionHours));

    /// <summary>A cookie of this sign-in says when it ends; an older cookie changes nothing.</summary>
    public void Learn(ClaimsPrincipal user, DateTimeOffset end)
    {
        if (user.FindFirstValue(Claim) is not { } session || signedOut.ContainsKey(session))
            return;
        if (ends.AddOrUpdate(session, end, (_, known) => known > end ? known : end) == end)
            Forget();
    }

    /// <summary>The person signed out: every page of this sign-in ends, in whatever tab it is open.</summary>
    public void End(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(Claim) is not { } session)
            return;
        signedOut[session] = clock.GetUtcNow().AddHours(web.SessionHours);
        ends.TryRemove(session, out _);
        Forget();
    }

    public bool IsSignedOut(ClaimsPrincipal user) => user.FindFirstValue(Claim) is { } session && signedOut.ContainsKey(session);

    public bool IsOver(ClaimsPrincipal user) =>
        user.FindFirstValue(Claim) is not { } session || !ends.TryGetValue(session, out var end) || end <= clock.GetUtcNow();

    private void Forget()
    {
        foreach (var known in new[] { ends, signedOut })
        {
            foreach (var (session, end) in known)
            {
                if (end <= clock.GetUtcNow())
                    known.TryRemove(session, out _);
            }
        }
    }
}

using System.Security.Cryptography;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.AspNetCore.DataProtection;

namespace ComplianceVault.Web.Obligations;

/// <summary>
/// The address of a person's calendar. It names the account and its security stamp, sealed with the server's keys: nobody can make one up, and each ends with a change
/// of the password, with a forced sign-out and with the account. Nothing is kept.
/// </summary>
internal sealed class CalendarLinks(IDataProtectionProvider keys, SignedInPeople people, TimeProvider clock)
{
    public const string Path = "/calendar";

    private readonly IDataProtector seal = keys.CreateProtector("calendar");

    /// <summary>Null for somebody who has no account, and for somebody from outside, who has no duties.</summary>
    public async Task<string?> OfAsync(Actor actor, CancellationToken ct) =>
        !actor.IsExternal && await people.FindAccountOfAsync(actor, ct) is { SecurityStamp: { } stamp, Id: var id } ? $"{Path}/{seal.Protect($"{id:N} {stamp}")}.ics" : null;

    /// <summary>Whose it is, with the rights of this moment; null when it was made up or has ended.</summary>
    public async Task<Actor?> FindAsync(string key, CancellationToken ct)
    {
        try
        {
            return seal.Unprotect(key).Split(' ') is [var account, var stamp] && Guid.TryParse(account, out var id)
                && await people.FindAsync(id, stamp, new ActSession(clock.NewId().ToString("N"), ActSource.Api), ct) is { MustChangePassword: false, Actor: { IsExternal: false } actor }
                ? actor
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

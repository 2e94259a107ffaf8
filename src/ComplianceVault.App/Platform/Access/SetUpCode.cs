using System.Security.Cryptography;
using System.Text;

namespace ComplianceVault.App.Platform.Access;

/// <summary>
/// The one-time code that guards the first set-up: whoever can read the server's log may found the vault, nobody else. It lives in memory
/// only; a restart makes a new one.
/// </summary>
public sealed class SetUpCode
{
    /// <summary>No 0/O, 1/I/L: it is typed off a screen.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Two groups of five, <c>XXXXX-XXXXX</c>: 49 bits.</summary>
    public string Text { get; } = $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}";

    public bool Matches(string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(typed)), Encoding.UTF8.GetBytes(Plain(Text)));

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

using System.Buffers.Text;
using System.Security.Cryptography;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// What a QR code says: whoever holds the paper may ask what became of its copy and edition (decision 38). A copy gets its own when it is planned and keeps it, so
/// that every print of it has its answer.
/// </summary>
public static class CheckToken
{
    /// <summary>128 random bits as base64url.</summary>
    public const int Length = 22;

    internal static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

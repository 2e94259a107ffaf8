using ComplianceVault.App.Platform.Access;
using QRCoder;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>The key of a second factor as authenticator apps read it (otpauth, Key URI format).</summary>
internal static class QrCode
{
    private const string Issuer = "ComplianceVault";

    /// <summary>A PNG as a data address, dark on white in both themes: cameras need the contrast.</summary>
    public static string Of(OwnAccount own)
    {
        var text = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(own.Name)}?secret={own.AuthenticatorKey}&issuer={Issuer}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(6));
    }

    public static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));
}

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>How the program is served: section <c>Web</c> of the configuration.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where the program listens when nothing else says so.</summary>
    public string Url { get; set; } = "http://localhost:8080";

    /// <summary>Attempts to sign in, set up or give a code, per address and minute.</summary>
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Scans of QR codes per address and minute.</summary>
    public int ChecksPerMinute { get; set; } = 60;

    /// <summary>Hours without a click or a key after which a sign-in ends, open pages with it.</summary>
    public int SessionHours { get; set; } = 8;

    /// <summary>Largest request a page of the library may upload, in MiB; all other requests are held to 1 MiB.</summary>
    public int MaxUploadMegabytes { get; set; } = 512;

    /// <summary>Addresses of reverse proxies whose word about client address and scheme is taken; loopback always is.</summary>
    public IList<string> TrustedProxies { get; } = [];

    public bool IsValid =>
        SignInsPerMinute > 0 && ChecksPerMinute > 0 && SessionHours > 0 && MaxUploadMegabytes > 0
        && Uri.TryCreate(Url.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out _);
}

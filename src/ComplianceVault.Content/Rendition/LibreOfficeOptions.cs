namespace ComplianceVault.Content.Rendition;

/// <summary>How the external converter is started.</summary>
public sealed record LibreOfficeOptions
{
    /// <summary>Path or name of the program; null looks for <c>soffice</c> and <c>libreoffice</c> in PATH and the usual places.</summary>
    public string? Program { get; init; }

    /// <summary>Folder of the private profiles, one per worker; created when needed, may be deleted at any time nothing is running.</summary>
    public required string ProfileRoot { get; init; }

    /// <summary>Conversions at the same time.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Longest time of one conversion; then its whole process tree is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
}

namespace ComplianceVault.App.Documents.Library;

/// <summary>The PDF made of an edition that has none of its own, for reading on screen; the original stays what it is.</summary>
public sealed class EditionRendition
{
    public required Guid EditionId { get; init; }

    /// <summary>The file it was made from; another main file makes it out of date.</summary>
    public required string SourceHash { get; set; }

    public required string Hash { get; set; }

    public required long Length { get; set; }

    /// <summary><c>libreoffice</c>, or <c>layout</c> for the program's own pages.</summary>
    public required string By { get; set; }

    public required DateTime At { get; set; }
}

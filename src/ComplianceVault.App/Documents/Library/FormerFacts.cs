using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// Title, owner and class that a document had until they were changed, as a period that has ended (decision 8); those that hold stand in the document. Written with
/// each change, never changed afterwards.
/// </summary>
public sealed class FormerFacts
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required string Title { get; init; }

    public string? Department { get; init; }

    public required Classification Classification { get; init; }

    /// <summary>The change before; null: since ever.</summary>
    public DateTime? From { get; init; }

    public required DateTime To { get; init; }
}

/// <summary>Documents as they were called and owned at the end of a day, for the lists of that day.</summary>
internal static class DocumentsOfDay
{
    /// <summary>
    /// The editions the person may read now, each with its document as it was then. Today's list finds no period that has ended and says what the document says.
    /// </summary>
    public static IQueryable<EditionOfDocument> Readable(VaultDbContext db, ListScope scope)
    {
        return DocumentRights.ReadableOf(db, scope.Actor, db.Set<Document>()).LeftJoin(Former(db, scope.KnownBefore), x => x.Document.Id, f => f.DocumentId, (x, f) => new EditionOfDocument
        {
            Document = new Document
            {
                Id = x.Document.Id,
                Number = x.Document.Number,
                Title = f == null ? x.Document.Title : f.Title,
                Level = x.Document.Level,
                Department = f == null ? x.Document.Department : f.Department,
                Classification = f == null ? x.Document.Classification : f.Classification,
                CreatedAt = x.Document.CreatedAt,
            },
            Edition = x.Edition,
        });
    }

    /// <summary>What they were called then, of each document.</summary>
    public static IQueryable<DocumentTitle> Titles(VaultDbContext db, ListScope scope) => Titles(db, scope.KnownBefore);

    /// <param name="before">The end of the day.</param>
    public static IQueryable<DocumentTitle> Titles(VaultDbContext db, DateTime before) => db.Set<Document>().AsNoTracking()
        .LeftJoin(Former(db, before), d => d.Id, f => f.DocumentId, (d, f) => new DocumentTitle { Id = d.Id, Number = d.Number, Title = f == null ? d.Title : f.Title });

    private static IQueryable<FormerFacts> Former(VaultDbContext db, DateTime before) =>
        db.Set<FormerFacts>().AsNoTracking().Where(f => (f.From == null || f.From < before) && f.To >= before);
}

/// <summary>A document by number and title, inside a query.</summary>
internal sealed class DocumentTitle
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }
}

internal sealed class FormerFactsMapping : IEntityTypeConfiguration<FormerFacts>
{
    public void Configure(EntityTypeBuilder<FormerFacts> builder)
    {
        builder.ToTable("FormerFacts").HasKey(f => f.Id);
        builder.Property(f => f.Title).HasMaxLength(300);
        builder.Property(f => f.Department).HasMaxLength(40);
        builder.HasIndex(f => new { f.DocumentId, f.To });
        builder.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

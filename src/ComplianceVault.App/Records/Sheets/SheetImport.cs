using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>
/// Somebody's sheet on its way into the register of a form. Its file is kept until its rows are records; which column went into which field is remembered for the next
/// sheet with the same headings.
/// </summary>
public sealed class SheetImport
{
    public required Guid Id { get; init; }

    public required Guid FormId { get; init; }

    /// <summary>By which it was decided about; until then the one in force when the sheet came.</summary>
    public required Guid FormEditionId { get; set; }

    public required string FileName { get; init; }

    public required string FileHash { get; init; }

    public required long Length { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>Name of the sheet that was chosen.</summary>
    public string? Sheet { get; set; }

    /// <summary>Of the headings, in their order: a sheet with the same is filled in the same way.</summary>
    public string? HeadingsHash { get; set; }

    /// <summary>The <see cref="SheetPlan"/> as JSON; null: nothing was decided yet.</summary>
    public string? Plan { get; set; }

    public DateTime? EndedAt { get; set; }

    public int Imported { get; set; }

    /// <summary>Rows that were records already.</summary>
    public int Known { get; set; }

    public int Faulty { get; set; }
}

/// <summary>Which row of which sheet a record was made of.</summary>
public sealed class SheetImportRow
{
    public required Guid ImportId { get; init; }

    /// <summary>The line at which it begins, from 1.</summary>
    public required int Row { get; init; }

    public required Guid FormId { get; init; }

    /// <summary>SHA-256 of what stood in its columns, and how many rows with the same stood above it: the same row is known again in another file.</summary>
    public required string Key { get; init; }

    public required Guid RecordId { get; init; }
}

internal sealed class SheetImportMapping : IEntityTypeConfiguration<SheetImport>
{
    public void Configure(EntityTypeBuilder<SheetImport> builder)
    {
        builder.ToTable("SheetImport").HasKey(i => i.Id);
        builder.Property(i => i.FileName).HasMaxLength(300);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.Property(i => i.ByName).HasMaxLength(200);
        builder.Property(i => i.Sheet).HasMaxLength(40);
        builder.Property(i => i.HeadingsHash).HasMaxLength(64);
        builder.HasIndex(i => new { i.FormEditionId, i.HeadingsHash });
        builder.HasIndex(i => new { i.ById, i.At });
        builder.HasOne<Form>().WithMany().HasForeignKey(i => i.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FormEdition>().WithMany().HasForeignKey(i => i.FormEditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SheetImportRowMapping : IEntityTypeConfiguration<SheetImportRow>
{
    public void Configure(EntityTypeBuilder<SheetImportRow> builder)
    {
        builder.ToTable("SheetImportRow").HasKey(r => new { r.ImportId, r.Row });
        builder.Property(r => r.Key).HasMaxLength(64);
        builder.HasIndex(r => new { r.FormId, r.Key });
        builder.HasIndex(r => r.RecordId).IsUnique();
        builder.HasOne<SheetImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Record>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Cascade); // a record that was given up frees its row
    }
}

using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who reviews and approves the documents of a level, from an instant to an instant (文件控制程序 4.2.1). Never changed in place (R45).</summary>
public sealed class ApprovalRule
{
    public required Guid Id { get; init; }

    public required string Level { get; init; }

    /// <summary>Role code; the head of the department means that of the document's own.</summary>
    public required string Reviewer { get; init; }

    public required string Approver { get; init; }

    /// <summary>Departments that share the work countersign between review and approval.</summary>
    public required bool Countersign { get; init; }

    public required DateTime From { get; init; }

    public DateTime? To { get; set; }

    public required string ByName { get; init; }

    public required string Reason { get; init; }
}

/// <summary>The rules as they were at an instant.</summary>
internal static class ApprovalRules
{
    public static IQueryable<ApprovalRule> At(VaultDbContext db, DateTime instant) =>
        db.Set<ApprovalRule>().Where(r => r.From <= instant && (r.To == null || r.To > instant));

    public static Task<ApprovalRule?> FindAsync(VaultDbContext db, string level, DateTime instant, CancellationToken ct) =>
        At(db, instant).AsNoTracking().FirstOrDefaultAsync(r => r.Level == level, ct);
}

internal sealed class ApprovalRuleMapping : IEntityTypeConfiguration<ApprovalRule>
{
    public void Configure(EntityTypeBuilder<ApprovalRule> builder)
    {
        builder.ToTable("ApprovalRule").HasKey(r => r.Id);
        builder.Property(r => r.Level).HasMaxLength(20);
        builder.Property(r => r.Reviewer).HasMaxLength(40);
        builder.Property(r => r.Approver).HasMaxLength(40);
        builder.Property(r => r.ByName).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.HasIndex(r => r.Level).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(r => new { r.Level, r.From });
    }
}

using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Forms;

/// <summary>Where the design of a form stands.</summary>
public enum FormDesignState
{
    /// <summary>设计中</summary>
    Draft,

    /// <summary>待审核: revised alone, the head of the department reviews (decision 25).</summary>
    InReview,

    /// <summary>待批准: revised alone, the management representative approves.</summary>
    InApproval,

    /// <summary>随文件: approved and in force with the next edition of the document that the form belongs to.</summary>
    WithParent,

    /// <summary>已发布: its schema is an edition of the form.</summary>
    Released,

    /// <summary>已放弃</summary>
    Discarded,
}

/// <summary>
/// The working copy of a form's schema, shared by the department that keeps the form; at most one of a form is open. Only the schema of a draft changes in place; what it
/// became is a <see cref="FormEdition"/>.
/// </summary>
public sealed class FormDesign : IVersioned
{
    public const string Kind = "form-design";

    public required Guid Id { get; init; }

    public required Guid FormId { get; init; }

    public required FormDesignState State { get; set; }

    /// <summary>As <see cref="FormEdition.Schema"/>.</summary>
    public required string Schema { get; set; }

    /// <summary>Counts what was saved: who saves over something he has not seen is refused.</summary>
    public required int Revision { get; set; }

    public required DateTime SavedAt { get; set; }

    public required string SavedByName { get; set; }

    /// <summary>Who had a hand in it, one id a line: none of them reviews or approves it (编制 ≠ 审核 ≠ 批准).</summary>
    public required string Editors { get; set; }

    public required DateTime BegunAt { get; init; }

    public required Guid BegunById { get; init; }

    public required string BegunByName { get; init; }

    /// <summary>修改说明</summary>
    public string? Change { get; set; }

    /// <summary>Who sent it on.</summary>
    public Guid? SubmittedById { get; set; }

    public string? SubmittedByName { get; set; }

    public DateTime? SubmittedAt { get; set; }

    /// <summary>Why it came back, until it is sent on again.</summary>
    public string? Returned { get; set; }

    /// <summary>The edition of the form that it became.</summary>
    public Guid? ReleasedAs { get; set; }

    /// <summary>Null: open.</summary>
    public DateTime? EndedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class FormDesignMapping : IEntityTypeConfiguration<FormDesign>
{
    public void Configure(EntityTypeBuilder<FormDesign> builder)
    {
        builder.ToTable("FormDesign").HasKey(d => d.Id);
        builder.Property(d => d.SavedByName).HasMaxLength(200);
        builder.Property(d => d.BegunByName).HasMaxLength(200);
        builder.Property(d => d.SubmittedByName).HasMaxLength(200);
        builder.Property(d => d.Change).HasMaxLength(500);
        builder.Property(d => d.Returned).HasMaxLength(500);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.FormId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasOne<Form>().WithMany().HasForeignKey(d => d.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FormEdition>().WithMany().HasForeignKey(d => d.ReleasedAs).OnDelete(DeleteBehavior.Restrict);
    }
}

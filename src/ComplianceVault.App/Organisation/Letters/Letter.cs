using System.Linq.Expressions;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>What a letter gives.</summary>
public enum LetterKind
{
    /// <summary>任命书: somebody holds an office.</summary>
    Appointment,

    /// <summary>授权书: somebody may do something.</summary>
    Authorisation,
}

/// <summary>
/// A letter of appointment or authorisation (任命与授权书, ITSMS-M01-R08). What it says is never changed: a letter that is wrong is declined or taken back, and another
/// one drafted. It grants nothing in the program, it proves that management did.
/// </summary>
public sealed class Letter : IVersioned
{
    public const string Kind = "letter";

    public required Guid Id { get; init; }

    /// <summary>Running number of the form and year: ITSMS-M01-R08-2026-0001.</summary>
    public required string Number { get; init; }

    public required LetterKind What { get; init; }

    public required Guid AppointeeId { get; init; }

    public required string AppointeeName { get; init; }

    /// <summary>The role of the catalogue; null where <see cref="Title"/> is a designation of its own.</summary>
    public string? RoleCode { get; init; }

    /// <summary>Of a role that exists in each department: in which.</summary>
    public string? Department { get; init; }

    /// <summary>As what, in the words of the paper: 管理者代表, 部门负责人（技术部）, 流程负责人.</summary>
    public required string Title { get; init; }

    /// <summary>职责与权限</summary>
    public required string Duties { get; init; }

    /// <summary>生效日期. A letter signed later takes effect on the day of its signature.</summary>
    public required DateOnly From { get; init; }

    /// <summary>终止日期: the last day; null: until it is ended.</summary>
    public DateOnly? To { get; init; }

    public required LetterState State { get; set; }

    public required Guid DraftedById { get; init; }

    public required string DraftedByName { get; init; }

    public required DateTime DraftedAt { get; init; }

    /// <summary>签发日期</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>签收日期: when the appointed person accepted it.</summary>
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>When it was ended, refused, declined or taken back, by whom and why; null: it was not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Of a letter that was in effect: the first day on which it no longer was.</summary>
    public DateOnly? EndedOn { get; set; }

    public string? EndedByName { get; set; }

    public string? EndReason { get; set; }

    public int Version { get; set; }

    /// <summary>Letters in effect on a day; true of past days as well.</summary>
    public static Expression<Func<Letter, bool>> InEffect(DateOnly day) =>
        l => l.SignedOn <= day && l.From <= day && (l.To == null || l.To >= day) && (l.EndedOn == null || l.EndedOn > day);
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("Letter").HasKey(l => l.Id);
        builder.Property(l => l.Number).HasMaxLength(80);
        builder.Property(l => l.AppointeeName).HasMaxLength(200);
        builder.Property(l => l.RoleCode).HasMaxLength(40);
        builder.Property(l => l.Department).HasMaxLength(40);
        builder.Property(l => l.Title).HasMaxLength(220);
        builder.Property(l => l.Duties).HasMaxLength(DraftLetter.LongestDuties);
        builder.Property(l => l.DraftedByName).HasMaxLength(200);
        builder.Property(l => l.EndedByName).HasMaxLength(200);
        builder.Property(l => l.EndReason).HasMaxLength(500);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.Number).IsUnique();
        builder.HasIndex(l => new { l.AppointeeId, l.RoleCode });
        builder.HasIndex(l => new { l.State, l.To });
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.AppointeeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Role>().WithMany().HasForeignKey(l => l.RoleCode).OnDelete(DeleteBehavior.Restrict);
    }
}

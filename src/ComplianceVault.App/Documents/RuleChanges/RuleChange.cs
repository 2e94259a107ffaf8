using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>What became of a proposed change of a rule.</summary>
public enum RuleChangeState
{
    /// <summary>待批准</summary>
    Waiting,

    /// <summary>已批准，待生效: its day has not come.</summary>
    Approved,

    /// <summary>已生效: what it says became the rule on <see cref="RuleChange.InForceOn"/>.</summary>
    InForce,

    /// <summary>未批准</summary>
    Declined,

    /// <summary>已撤回</summary>
    TakenBack,
}

/// <summary>
/// A proposed change of one of the company's rules: proposed with a reason, in force from a day on once another person has signed (R45). It is never changed
/// afterwards but for its state, so that the changes of a rule are its versions.
/// </summary>
public sealed class RuleChange : IVersioned
{
    public const string Kind = "rule-change";

    public required Guid Id { get; init; }

    /// <summary>Of which kind of rules: <see cref="IRuleFamily.Name"/>.</summary>
    public required string Family { get; init; }

    /// <summary>Which rule of the family: a class of keeping, a level of documents.</summary>
    public required string Code { get; init; }

    /// <summary>What held when it was proposed, as <see cref="RuleText"/>; null: nothing did.</summary>
    public string? Old { get; init; }

    public required string New { get; init; }

    /// <summary>The first day on which it is to hold; null: the day of its approval.</summary>
    public DateOnly? From { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public required RuleChangeState State { get; set; }

    public DateTime? StateAt { get; set; }

    /// <summary>The day on which it became the rule.</summary>
    public DateOnly? InForceOn { get; set; }

    public int Version { get; set; }

    public ObjectRef Ref => new(Kind, Id);
}

internal sealed class RuleChangeMapping : IEntityTypeConfiguration<RuleChange>
{
    public void Configure(EntityTypeBuilder<RuleChange> builder)
    {
        builder.ToTable("RuleChange").HasKey(c => c.Id);
        builder.Property(c => c.Family).HasMaxLength(20);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.Reason).HasMaxLength(500);
        builder.Property(c => c.ByName).HasMaxLength(200);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Ref);
        builder.HasIndex(c => new { c.Family, c.Code }).IsUnique().HasFilter("\"State\" = 'Waiting' OR \"State\" = 'Approved'"); // one at a time
        builder.HasIndex(c => new { c.Family, c.Code, c.At });
        builder.HasIndex(c => c.State);
    }
}

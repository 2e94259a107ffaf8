using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Retention;

/// <summary>What became of a proposed period of keeping.</summary>
public enum RetentionChangeState
{
    /// <summary>待批准</summary>
    Waiting,

    /// <summary>已批准: in force since that day.</summary>
    Approved,

    /// <summary>未批准</summary>
    Declined,

    /// <summary>已撤回</summary>
    TakenBack,
}

/// <summary>Another period of keeping, proposed by the controller and in force once the management representative has signed (R45, R46).</summary>
public sealed class RetentionChange : IVersioned
{
    public const string Kind = "retention-change";

    public required Guid Id { get; init; }

    /// <summary>Of the class.</summary>
    public required string Code { get; init; }

    public int? Period { get; init; }

    public required RetentionUnit Unit { get; init; }

    public RetentionStart? Starts { get; init; }

    public required bool AtLeast { get; init; }

    /// <summary>Shorter also for what is kept already.</summary>
    public required bool AlsoKept { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public required RetentionChangeState State { get; set; }

    public DateTime? StateAt { get; set; }

    public int Version { get; set; }

    public RetentionTerm Term => new(Period, Unit, Starts, AtLeast);
}

internal sealed class RetentionChangeMapping : IEntityTypeConfiguration<RetentionChange>
{
    public void Configure(EntityTypeBuilder<RetentionChange> builder)
    {
        builder.ToTable("RetentionChange").HasKey(c => c.Id);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.Reason).HasMaxLength(500);
        builder.Property(c => c.ByName).HasMaxLength(200);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Term);
        builder.HasIndex(c => c.Code).IsUnique().HasFilter("\"State\" = 'Waiting'"); // one at a time
        builder.HasIndex(c => c.At);
    }
}

/// <summary>A change with its decision and what holds until then: a class changed in the meantime is no longer what was shown.</summary>
internal sealed class RetentionCase : IDecided
{
    /// <summary>Working days for the approval, as for every decision (practice 4.1).</summary>
    public const int ApprovalDays = 5;

    public static async Task<WantedDecision> ApprovalAsync(VaultDbContext db, CancellationToken ct) =>
        new(SignatureMeaning.Approve, await RepresentativeOffice.CodeAsync(db, ct), null, Apart.Initiator);

    public required RetentionChange Change { get; init; }

    public required RetentionTerm Old { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    public ObjectRef Ref => new(RetentionChange.Kind, Change.Id);

    public Guid InitiatorId => Change.ById;

    public string ContentHash => Decisions.HashOf(
        "retention-v1", Change.Code, Old.Period, Old.Unit.ToString(), Old.Starts?.ToString(), Old.AtLeast, Change.Period, Change.Unit.ToString(), Change.Starts?.ToString(), Change.AtLeast,
        Change.AlsoKept, Change.Reason, Change.ById);

    /// <summary>Locks the row for the act; two who decide at once follow one another.</summary>
    public static async Task<RetentionCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<RetentionChange>().Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, await act.Db.Set<RetentionChange>().SingleAsync(c => c.Id == id, act.Token), act.Token);
    }

    public static async Task<RetentionCase> LoadAsync(VaultDbContext db, RetentionChange change, CancellationToken ct) => new()
    {
        Change = change,
        Old = await RetentionClasses.TermAsync(db, change.Code, ct) ?? change.Term,
        Steps = await Decisions.StepsAsync(db, RetentionChange.Kind, change.Id, ct),
    };
}

/// <summary>The classes as they are now.</summary>
internal static class RetentionClasses
{
    /// <summary>Null: there is no such class.</summary>
    public static async Task<RetentionTerm?> TermAsync(VaultDbContext db, string code, CancellationToken ct) =>
        (await db.Set<RetentionClass>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == code && r.To == null, ct))?.Term ?? (code == RetentionClass.Masters ? RetentionHistory.MastersTerm : null);
}

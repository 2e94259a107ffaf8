using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>The columns of the controller's board.</summary>
public enum InWorkStage
{
    /// <summary>编写中</summary>
    Drafts,

    /// <summary>签署中: in review, countersigning, approval.</summary>
    Signing,

    /// <summary>待发布: approved.</summary>
    ToPublish,

    /// <summary>待实施: published, its day still to come.</summary>
    Waiting,

    /// <summary>受阻: published, its day has come, and it cannot take effect.</summary>
    Blocked,
}

/// <summary>An edition in work; <paramref name="Since"/>: when it came into its state. <paramref name="Blocked"/> says why it is not in force though its day has come.</summary>
public sealed record InWorkRow(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Level, string? Department, string Label, EditionState State, InWorkStage Stage, int Round,
    string AuthorName, DateTime Since, DateOnly? EffectiveDate, IReadOnlyList<OpenTask> Open, Error? Blocked);

/// <summary>A page of the board and how many stand in each stage.</summary>
public sealed record InWorkBoard(Page<InWorkRow> Page, IReadOnlyDictionary<InWorkStage, int> Counts);

/// <summary>Everything between a first draft and being in force, for the controller's board.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class InWorkQueries
{
    /// <summary>One stage, or all of them (null); blocked first, then by how long they stand.</summary>
    public Task<Result<InWorkBoard>> ListAsync(Actor actor, InWorkStage? stage, PageRequest page, CancellationToken ct) => throw new NotSupportedException();
}

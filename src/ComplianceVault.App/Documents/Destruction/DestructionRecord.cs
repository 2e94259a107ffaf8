using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>What the owner department said to an item.</summary>
public enum OwnerAnswer
{
    /// <summary>同意销毁</summary>
    Agreed,

    /// <summary>继续保存</summary>
    KeptLonger,

    /// <summary>不同意</summary>
    Refused,
}

/// <summary>An item of a list of what is to be destroyed as it stood on a day: only what was decided and done by then is set.</summary>
internal sealed record DestructionRecord
{
    public required string Record { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Label { get; init; }

    public string? CopyNumber { get; init; }

    public required string Department { get; init; }

    public required Classification Classification { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>延长保存: the day that the owner gave.</summary>
    public DateOnly? KeptUntil { get; init; }

    public required string Reason { get; init; }

    public required DestructionMethod Method { get; init; }

    public required string Proposer { get; init; }

    public required DateTime ProposedAt { get; init; }

    /// <summary>Of the owner department's step.</summary>
    public TaskOutcome? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    /// <summary>The hold check is done and the approval asked for.</summary>
    public required bool IsChecked { get; init; }

    public string? Approver { get; init; }

    public string? Executor { get; init; }

    public string? Witness { get; init; }

    public DateTime? ExecutedAt { get; init; }

    public string? Certificate { get; init; }

    public required bool IsCertified { get; init; }

    /// <summary>How it ended without a destruction.</summary>
    public DestructionState? End { get; init; }

    public required ItemFate Fate { get; init; }

    /// <summary>Why it is kept, or why the list ended.</summary>
    public string? Remark { get; init; }

    /// <summary>What excluded it, as stored.</summary>
    public string? Refusal { get; init; }

    public OwnerAnswer? OwnerAnswer => Answer switch
    {
        TaskOutcome.Signed => Fate == ItemFate.KeptLonger ? Destruction.OwnerAnswer.KeptLonger : Destruction.OwnerAnswer.Agreed,
        null => null,
        _ => Destruction.OwnerAnswer.Refused,
    };

    /// <summary>Two persons, one after the other.</summary>
    public string? Executors => Executor is null ? null : Witness is null ? Executor : $"{Executor}、{Witness}";

    public DateTime? DestroyedAt => Fate == ItemFate.Destroyed ? ExecutedAt : null;

    public string? DestroyedUnder => Fate == ItemFate.Destroyed ? Certificate : null;

    /// <summary>Null: it stands on the list.</summary>
    public ItemFate? Judged => Fate == ItemFate.Listed ? null : Fate;

    /// <summary>Words of a person, or the refusal that excluded it.</summary>
    public object? Said => Remark ?? (object?)StoredRefusals.Read(Refusal);

    /// <summary>The state follows from what had been done, in the order of the workflow.</summary>
    public DestructionState State =>
        End is { } end ? end
        : IsCertified ? DestructionState.Certified
        : ExecutedAt is not null ? DestructionState.Executed
        : Approver is not null ? DestructionState.Approved
        : IsChecked ? DestructionState.HoldChecked
        : Answer == TaskOutcome.Signed ? DestructionState.OwnerConfirmed
        : DestructionState.Proposed;
}

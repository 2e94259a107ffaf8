using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>What became of a letter.</summary>
public enum LetterState
{
    /// <summary>待签发</summary>
    Draft,

    /// <summary>已签发: in effect from one day to another; the appointed person has not answered.</summary>
    Signed,

    /// <summary>已签收: the same, and the appointed person has accepted it.</summary>
    Accepted,

    /// <summary>本人未接受: no longer in effect; the general manager closes it.</summary>
    Refused,

    /// <summary>未同意</summary>
    Declined,

    /// <summary>已撤回</summary>
    TakenBack,

    /// <summary>提前终止</summary>
    Ended,
}

/// <summary>What can be done with a letter.</summary>
public enum LetterAct
{
    Sign,
    Decline,
    TakeBack,

    /// <summary>签收</summary>
    Accept,

    /// <summary>不接受</summary>
    Refuse,

    End,
}

/// <summary>The moves of a letter.</summary>
public static class LetterWorkflow
{
    /// <summary>Issued and neither refused nor ended: in effect between its days.</summary>
    public static IReadOnlyList<LetterState> Issued { get; } = [LetterState.Signed, LetterState.Accepted];

    public static Workflow<LetterState, LetterAct> Table { get; } = new(
        new(LetterState.Draft, LetterAct.Sign, LetterState.Signed),
        new(LetterState.Draft, LetterAct.Decline, LetterState.Declined),
        new(LetterState.Draft, LetterAct.TakeBack, LetterState.TakenBack),
        new(LetterState.Signed, LetterAct.Accept, LetterState.Accepted),
        new(LetterState.Signed, LetterAct.Refuse, LetterState.Refused),
        new(LetterState.Signed, LetterAct.End, LetterState.Ended),
        new(LetterState.Accepted, LetterAct.End, LetterState.Ended),
        new(LetterState.Refused, LetterAct.End, LetterState.Ended));
}

/// <summary>Where a letter stands on a day, in one word.</summary>
public enum LetterStanding
{
    /// <summary>待签发</summary>
    Waiting,

    /// <summary>未到生效日期</summary>
    Coming,

    /// <summary>有效</summary>
    InEffect,

    /// <summary>本人未接受</summary>
    Refused,

    /// <summary>已到期</summary>
    Expired,

    /// <summary>提前终止</summary>
    Ended,

    /// <summary>未同意</summary>
    Declined,

    /// <summary>已撤回</summary>
    TakenBack,
}

/// <summary>Says where a letter stands.</summary>
internal static class LetterStandings
{
    public static LetterStanding Of(LetterState state, DateOnly from, DateOnly? to, DateOnly today) => state switch
    {
        LetterState.Draft => LetterStanding.Waiting,
        LetterState.Declined => LetterStanding.Declined,
        LetterState.TakenBack => LetterStanding.TakenBack,
        LetterState.Ended => LetterStanding.Ended,
        LetterState.Refused => LetterStanding.Refused,
        _ => to < today ? LetterStanding.Expired : from > today ? LetterStanding.Coming : LetterStanding.InEffect,
    };
}

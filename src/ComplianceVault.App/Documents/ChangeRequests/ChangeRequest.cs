using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>What gave rise to a change request.</summary>
public enum ChangeSource
{
    /// <summary>审核</summary>
    Audit,

    /// <summary>纠正措施</summary>
    CorrectiveAction,

    /// <summary>法规</summary>
    Law,

    /// <summary>评审</summary>
    Review,

    /// <summary>其他</summary>
    Other,
}

/// <summary>How far a change goes, as the screening found.</summary>
public enum ChangeClass
{
    /// <summary>编辑性: the wording only.</summary>
    Editorial,

    /// <summary>内容</summary>
    Content,

    /// <summary>换版: so much changes that the whole is issued anew.</summary>
    NewEdition,
}

/// <summary>
/// A change request (文件更改申请, 文件控制程序 4.6.1): what is wrong at which place of an edition in force, and what is proposed. What was asked never changes; what
/// became of it stands in the state and in the steps.
/// </summary>
public sealed class ChangeRequest : IVersioned
{
    public const string Kind = "change-request";

    public required Guid Id { get; init; }

    /// <summary>ITSMS-P05-R11-2026-0001: unique for ever.</summary>
    public required string Number { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>The edition that was in force.</summary>
    public required Guid EditionId { get; init; }

    public required string Label { get; init; }

    /// <summary>The section as that edition has it; null: the document as a whole.</summary>
    public string? SectionKey { get; init; }

    public string? SectionNumber { get; init; }

    public string? SectionHeading { get; init; }

    public required string Problem { get; init; }

    public required string Proposal { get; init; }

    public required ChangeSource Source { get; init; }

    /// <summary>The edition of an external document that gave rise to it: a new one that changes what this document says, or one that was repealed.</summary>
    public Guid? CauseEditionId { get; init; }

    public required Guid RaisedById { get; init; }

    public required string RaisedByName { get; init; }

    public required DateTime RaisedAt { get; init; }

    /// <summary>Until when it is to be answered: screened, and accepted or rejected; counted anew once it was supplemented.</summary>
    public required DateOnly Due { get; set; }

    public required ChangeRequestState State { get; set; }

    public required DateTime StateAt { get; set; }

    /// <summary>Null until it is screened.</summary>
    public ChangeClass? Class { get; set; }

    /// <summary>Codes of the departments it touches, one a line; from the screening on.</summary>
    public string Departments { get; set; } = "";

    /// <summary>Role and department for whom it waits, as <c>Actor.Offices</c> has them; empty once it waits for nobody.</summary>
    public required string Office { get; set; }

    /// <summary>The edition that takes it over, or that did without it.</summary>
    public Guid? NextEditionId { get; set; }

    public string? NextLabel { get; set; }

    /// <summary>Label of an edition that came into force while this was accepted and unanswered, because it was accepted after the issue: it waits for the one after.</summary>
    public string? CarriedPast { get; set; }

    /// <summary>How many steps it has.</summary>
    public int Steps { get; set; }

    public int Version { get; set; }
}

/// <summary>Something that was done with a change request, and what was said about it.</summary>
public sealed class ChangeRequestStep
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>From 1 within the request.</summary>
    public required int Ordinal { get; init; }

    public required ChangeRequestAct Act { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    /// <summary>代理人姓名（代 被代理人姓名） for a deputy.</summary>
    public required string ByName { get; init; }

    /// <summary>The reason, the note of the screening, what was supplemented, or what the check found.</summary>
    public string? Text { get; init; }

    /// <summary>The edition it was about.</summary>
    public string? Label { get; init; }
}

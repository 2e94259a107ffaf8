using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>The steps of an edition, in the order of 文件控制程序: 编制 → 审核 → 会签 → 批准 → 发布 → 实施.</summary>
public enum LifeStep
{
    Write,
    Review,
    Countersign,
    Approve,
    Publish,
    TakeEffect,
}

/// <summary>How a step stands.</summary>
public enum StepStanding
{
    Done,
    Now,
    Ahead,
}

/// <summary>A step, how it stands, by whom it was done and when; <paramref name="Day"/> for the two steps that are days.</summary>
public sealed record StepView(LifeStep Step, StepStanding Standing, string? Who = null, DateTime? At = null, DateOnly? Day = null);

/// <summary>Where an edition stands, as a row of steps; 会签 only where departments share the work.</summary>
internal static class LifeSteps
{
    public static IReadOnlyList<StepView> Of(EditionLife life)
    {
        var now = Now(life.State);
        return [.. Enum.GetValues<LifeStep>().Where(s => s != LifeStep.Countersign || HasCountersign(life)).Select(s => View(life, s, Standing(s, now)))];
    }

    private static LifeStep? Now(EditionState state) => state switch
    {
        EditionState.Draft => LifeStep.Write,
        EditionState.InReview => LifeStep.Review,
        EditionState.InCountersign => LifeStep.Countersign,
        EditionState.InApproval => LifeStep.Approve,
        EditionState.Approved => LifeStep.Publish,
        EditionState.Published => LifeStep.TakeEffect,
        _ => null,
    };

    private static bool HasCountersign(EditionLife life) =>
        life.Facts.CountersignDepartments.Count > 0 || life.State == EditionState.InCountersign || life.Signatures.Any(s => !s.Void && s.Meaning == SignatureMeaning.Countersign);

    private static StepStanding Standing(LifeStep step, LifeStep? now) =>
        now is null || step < now ? StepStanding.Done : step == now ? StepStanding.Now : StepStanding.Ahead;

    private static StepView View(EditionLife life, LifeStep step, StepStanding standing) => step switch
    {
        LifeStep.Publish => new(step, standing, Day: standing == StepStanding.Done ? life.IssueDate : null),
        LifeStep.TakeEffect => new(step, standing, Day: life.EffectiveDate),
        _ when standing == StepStanding.Ahead => new(step, standing),
        _ => Signed(life, step, standing),
    };

    private static StepView Signed(EditionLife life, LifeStep step, StepStanding standing)
    {
        var signed = life.Signatures.Where(s => !s.Void && s.Meaning == Meaning(step)).ToList();
        var who = signed.Count > 0 ? string.Join('、', signed.Select(s => s.PersonName).Distinct()) : step == LifeStep.Write ? life.AuthorName : null;
        return new(step, standing, who, signed.Count > 0 ? signed.Max(s => s.At) : null);
    }

    private static SignatureMeaning Meaning(LifeStep step) => step switch
    {
        LifeStep.Review => SignatureMeaning.Review,
        LifeStep.Countersign => SignatureMeaning.Countersign,
        LifeStep.Approve => SignatureMeaning.Approve,
        _ => SignatureMeaning.Author,
    };
}

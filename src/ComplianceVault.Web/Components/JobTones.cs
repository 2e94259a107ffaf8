using ComplianceVault.App.Platform.Jobs;

namespace ComplianceVault.Web.Components;

/// <summary>How the state of a piece of work looks, on its progress and in lists.</summary>
internal static class JobTones
{
    public static Tone Of(JobState state) => state switch
    {
        JobState.Succeeded => Tone.Good,
        JobState.Failed => Tone.Overdue,
        JobState.Running => Tone.Review,
        JobState.Cancelled or JobState.Interrupted => Tone.Soon,
        _ => Tone.Draft,
    };
}

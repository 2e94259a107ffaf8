using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Where records stand, and how their state looks.</summary>
internal static class RecordAddress
{
    public const string Mine = "/records/mine";

    public static string Of(Guid id) => $"/records/entry/{id}";

    public static string Pdf(Guid id) => $"/records/entry/{id}.pdf";

    public static string File(Guid id, string hash) => $"/records/entry/{id}/files/{hash}";

    /// <summary>Where a workflow goes on, its state; else that of the record.</summary>
    public static string State(RecordState state, string? zh, string? en) => zh is null || state is RecordState.Voided or RecordState.Disposed ? VaultWords.Of(state) : Labels.Of(zh, en);

    /// <summary>A day that is due ends with itself: it is said as that day.</summary>
    public static string Due(DateTime local) => local.TimeOfDay == TimeSpan.Zero ? Dates.Of(DateOnly.FromDateTime(local).AddDays(-1))! : Dates.Of(local)!;

    public static Tone Tone(RecordState state) => state switch
    {
        RecordState.InProcess => Components.Tone.Review,
        RecordState.Locked => Components.Tone.Good,
        RecordState.Submitted => Components.Tone.Review,
        RecordState.Voided or RecordState.Disposed => Components.Tone.Obsolete,
        _ => Components.Tone.Draft,
    };
}

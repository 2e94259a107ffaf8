using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Web.Components;
using MudBlazor;

namespace ComplianceVault.Web.Documents;

/// <summary>How the state of an edition looks, everywhere.</summary>
internal static class EditionTones
{
    public static Tone Of(EditionState state) => state switch
    {
        EditionState.Effective => Tone.Good,
        EditionState.Draft => Tone.Draft,
        EditionState.Obsolete or EditionState.RetainedObsolete or EditionState.Destroyed or EditionState.Discarded => Tone.Obsolete,
        _ => Tone.Review,
    };

    /// <summary>Approved and published editions wait for their day rather than for a person.</summary>
    public static string? Icon(EditionState state) =>
        state is EditionState.Approved or EditionState.Published ? Icons.Material.Outlined.Schedule : null;
}

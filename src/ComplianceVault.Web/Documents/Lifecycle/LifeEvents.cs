using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>One line of the record of signatures: a signature, or a step back; exactly one of them is set.</summary>
public sealed record LifeEvent(int Round, DateTime At, SignedStep? Signed, BackStep? Back);

/// <summary>Signatures and steps back as one story, newest first.</summary>
internal static class LifeEvents
{
    public static IReadOnlyList<LifeEvent> Of(EditionLife life) =>
        [.. life.Signatures.Select(s => new LifeEvent(s.Round, s.At, s, null)).Concat(life.Back.Select(b => new LifeEvent(b.Round, b.At, null, b))).OrderByDescending(e => e.At)];
}

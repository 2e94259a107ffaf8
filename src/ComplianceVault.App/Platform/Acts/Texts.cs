using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Acts;

/// <summary>What people type, made ready for keeping.</summary>
internal static class Texts
{
    public const int Name = 100;

    public const int Reason = 500;

    /// <summary>Trimmed; null when nothing is left.</summary>
    public static string? Clean(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>One word or name a line, trimmed, each once.</summary>
    public static string Lines(IEnumerable<string> texts) => string.Join('\n', texts.Select(t => t.Clean()).OfType<string>().Distinct());

    /// <summary>What <see cref="Lines"/> wrote, one by one.</summary>
    public static string[] LinesOf(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The refusal for a text that must be there and no longer than <paramref name="most"/>, or null.</summary>
    public static Error? Refusal(string? text, int most, string missingCode) =>
        text.Clean() is not { } kept ? Error.Invalid(missingCode) : kept.Length > most ? Error.Invalid("act.text-too-long", most) : null;

    /// <summary>The refusal for a text that need not be there and is longer than a reason may be, or null.</summary>
    public static Error? LengthRefusal(string? text) => text.Clean()?.Length > Reason ? Error.Invalid("act.text-too-long", Reason) : null;

    /// <summary>The refusal for a reason that is missing or too long, or null (R02).</summary>
    public static Error? ReasonRefusal(string? reason) => Refusal(reason, Reason, "act.reason-required");
}

using System.Text.Json;
using ComplianceVault.App.Platform.Trail;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// What the index keeps beside the number of the last entry it was written up to: that entry's hash, which tells this trail from any other,
/// and the objects that could not be read then.
/// </summary>
public sealed record IndexMark(string TrailHash, IReadOnlyList<string> Unread)
{
    public static IndexMark None { get; } = new("", []);

    /// <summary>Of an index without a mark, or one of another make: <see cref="None"/>, which agrees with no trail.</summary>
    public static IndexMark Parse(string text)
    {
        try
        {
            return text.Length > 0 ? JsonSerializer.Deserialize<IndexMark>(text, TrailWriter.Json) ?? None : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, TrailWriter.Json);
}

using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ComplianceVault.App.TrailReviews;

/// <summary>How often something stands in the trail of a period.</summary>
public sealed record TrailCount(string What, int Count);

/// <summary>An entry that gives, changes or takes a right.</summary>
public sealed record RightsChange(long Seq, DateTime At, string PersonName, string Act);

/// <summary>
/// What the trail of a period says, as it is signed: the same period always gives the same, since the trail only grows at its end. <see cref="LastHash"/> binds it to the
/// chain: whoever changes an entry of the period afterwards breaks both.
/// </summary>
public sealed record TrailReview
{
    public const string Kind = "trail-review";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Civil days, both included.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int Entries { get; init; }

    /// <summary>0: nothing happened.</summary>
    public required long FirstSeq { get; init; }

    public required long LastSeq { get; init; }

    public required string LastHash { get; init; }

    /// <summary>By act, the most frequent first.</summary>
    public required IReadOnlyList<TrailCount> Acts { get; init; }

    public required IReadOnlyList<TrailCount> People { get; init; }

    /// <summary>Sign-ins and signatures that were refused, by act and person: <c>account.sign-in-failed 张三</c>.</summary>
    public required IReadOnlyList<TrailCount> Refused { get; init; }

    /// <summary>By person: what people did on days off and outside the usual hours.</summary>
    public required IReadOnlyList<TrailCount> OutOfHours { get; init; }

    public required IReadOnlyList<RightsChange> Rights { get; init; }

    /// <summary>What the reviewer found and had done; empty until it is signed.</summary>
    public string Finding { get; init; } = "";

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    internal string Hash => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    internal static TrailReview Read(Stream stored) => JsonSerializer.Deserialize<TrailReview>(stored, Options)!;
}

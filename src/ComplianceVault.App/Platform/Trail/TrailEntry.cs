namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// One act in the trail (操作留痕): who did what to which objects, when. Append-only by trigger, chained by <see cref="Hash"/>.
/// The values themselves lie in <see cref="TrailDetail"/>; here stand only their salted hashes (decision 3).
/// </summary>
public sealed class TrailEntry
{
    /// <summary>1, 2, 3 … without gaps, in commit order.</summary>
    public required long Seq { get; init; }

    public required DateTime At { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The name at that time (R01); it stays when the person leaves (R04).</summary>
    public required string PersonName { get; init; }

    /// <summary>Page, Api, CommandLine, Job or Loader.</summary>
    public required string Source { get; init; }

    public required string Session { get; init; }

    /// <summary>What was done, as a fixed code such as <c>edition.effective</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The objects acted on, in order; the first is the main one.</summary>
    public required List<TrailObject> Objects { get; init; }

    /// <summary>Version of the hashed bytes, <c>v1</c>.</summary>
    public required string Format { get; init; }

    /// <summary>SHA-256 (lower-case hex) over the canonical bytes, the hash before included.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>An object named by an entry, with the salted hash of what the entry says about it.</summary>
public sealed class TrailObject
{
    public required long Seq { get; init; }

    public required int Ordinal { get; init; }

    public required string Kind { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>SHA-256 over salt and content of the detail; empty when there is none.</summary>
    public required string DetailHash { get; init; }
}

/// <summary>What an entry says about one object: titles, old and new values, reason, as JSON. It can be disposed of with its object.</summary>
public sealed class TrailDetail
{
    public required long Seq { get; init; }

    public required int Ordinal { get; init; }

    public required string Kind { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>16 random bytes as hex: without it the hash tells nothing about the content.</summary>
    public required string Salt { get; init; }

    public required string Content { get; init; }
}

/// <summary>The end of the chain: one row, locked last in every transaction (decision 2).</summary>
public sealed class TrailHead
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long Seq { get; set; }

    public string Hash { get; set; } = "";

    public DateTime At { get; set; }
}

/// <summary>An object whose disposal was carried out under a certificate: only its trail details may be deleted (decision 3).</summary>
public sealed class DisposedObject
{
    public required string Kind { get; init; }

    public required Guid ObjectId { get; init; }

    public required string Certificate { get; init; }

    public required DateTime At { get; init; }

    /// <summary>SHA-256 of the stored files that were its own, one a line; the disposal journal is written again from here.</summary>
    public string Content { get; init; } = "";
}

namespace ComplianceVault.App.Desk.Messages;

/// <summary>How an attempt to send ended.</summary>
internal enum Arrival
{
    Arrived,

    /// <summary>Not taken; it may be later.</summary>
    Later,

    /// <summary>Not taken, nor will it be.</summary>
    Refused,

    /// <summary>The connection broke after the message had gone: nobody knows.</summary>
    Unclear,
}

/// <summary>The end of an attempt, with a code for its sentence and the other side's words.</summary>
internal sealed record Transmission(Arrival Arrival, string? Trouble = null, string? Answer = null)
{
    public static readonly Transmission Done = new(Arrival.Arrived);

    public static Transmission Of(Arrival arrival, string trouble, string? answer) =>
        new(arrival, trouble, answer is { Length: > DeliveryMapping.LongestAnswer } ? answer[..DeliveryMapping.LongestAnswer] : answer);
}

/// <summary>A message ready to go: the same id at each attempt.</summary>
internal sealed record Letter(Guid MessageId, string Subject, string Text);

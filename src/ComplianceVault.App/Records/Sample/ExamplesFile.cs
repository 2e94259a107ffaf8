namespace ComplianceVault.App.Records.Sample;

/// <summary>
/// Records that the sample's people kept (<c>examples/*.yaml</c>, docs/pack.md). A value is what a person would type: a word, a list of words or of rows;
/// <c>cycle</c> gives each record of a series the next of several.
/// </summary>
public sealed record ExamplesFile
{
    public const string Directory = "examples";

    public List<ExampleSeries> Series { get; init; } = [];
}

/// <summary>When the period of a series that recurs begins.</summary>
public enum ExampleEvery
{
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Records of one form.</summary>
public sealed record ExampleSeries
{
    public required string Form { get; init; }

    /// <summary>Who begins them: the account's name.</summary>
    public string? By { get; init; }

    /// <summary>The time of day.</summary>
    public string At { get; init; } = "09:30";

    /// <summary>Days of work of the history, counted from its first (about 270 until today); instead of <see cref="Every"/> and of the records' own days.</summary>
    public List<int> On { get; init; } = [];

    /// <summary>Recurs: on the <see cref="Day"/>th working day of each such period between <see cref="From"/> and <see cref="To"/>, but for those to <see cref="Skip"/>.</summary>
    public ExampleEvery? Every { get; init; }

    public int Day { get; init; } = 3;

    public int From { get; init; } = 20;

    public int To { get; init; } = 400;

    /// <summary>Which of the occasions were missed, counted from 1.</summary>
    public List<int> Skip { get; init; } = [];

    /// <summary>What stands on each of them.</summary>
    public Dictionary<string, object> Fill { get; init; } = [];

    /// <summary>The records, one by one; of a series with days of its own they follow one another and begin again.</summary>
    public List<ExampleRecord> Records { get; init; } = [];

    /// <summary>The way through the workflow.</summary>
    public List<ExampleStep> Steps { get; init; } = [];

    /// <summary>When the signatures after the submission are given.</summary>
    public string SignAfter { get; init; } = "3h";
}

/// <summary>A record; what it does not say itself its series says.</summary>
public sealed record ExampleRecord
{
    /// <summary>By which other records point to it: <c>@id</c>.</summary>
    public string? Id { get; init; }

    public int? On { get; init; }

    public string? At { get; init; }

    public string? By { get; init; }

    public Dictionary<string, object> Fill { get; init; } = [];

    /// <summary>Its own way instead of that of the series.</summary>
    public List<ExampleStep>? Steps { get; init; }

    /// <summary>What it writes at a step of the series, by step.</summary>
    public Dictionary<string, Dictionary<string, object>> With { get; init; } = [];

    /// <summary>The last step made.</summary>
    public string? Until { get; init; }

    /// <summary>Nobody has signed it yet.</summary>
    public bool Unsigned { get; init; }

    public List<ExampleCorrection> Correct { get; init; } = [];
}

/// <summary>A step of the workflow, after the one before.</summary>
public sealed record ExampleStep
{
    public required string Move { get; init; }

    /// <summary>Who makes it; else whoever may.</summary>
    public string? By { get; init; }

    /// <summary><c>20m</c>, <c>3h</c>, <c>2d</c>; days are working days.</summary>
    public string After { get; init; } = "1h";

    public Dictionary<string, object> Fill { get; init; } = [];
}

/// <summary>划改 after the record was complete.</summary>
public sealed record ExampleCorrection
{
    public required string After { get; init; }

    public string? By { get; init; }

    public required Dictionary<string, object> Fill { get; init; }

    public required Entries.CorrectionReason Reason { get; init; }

    public string? Explanation { get; init; }
}

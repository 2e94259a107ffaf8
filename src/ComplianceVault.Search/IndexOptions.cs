namespace ComplianceVault.Search;

/// <summary>How an index is kept. A change of <see cref="Analyzer"/> or <see cref="SortedKeywords"/> asks for a rebuild.</summary>
public sealed record IndexOptions
{
    /// <summary><c>grams</c> (characters and bigrams) or <c>smartcn</c> (word segmentation; only in builds with -p:SmartCn=true).</summary>
    public string Analyzer { get; init; } = "grams";

    /// <summary>Operators people may type, as <c>状态:现行有效</c>.</summary>
    public IReadOnlyList<QueryOperator> Operators { get; init; } = [];

    /// <summary>Keyword fields that lists are sorted by (first value, in pinyin order).</summary>
    public IReadOnlyList<string> SortedKeywords { get; init; } = [];

    /// <summary>Megabytes of new pieces held in memory before they are written as a segment.</summary>
    public double RamBufferMb { get; init; } = 64;

    /// <summary>Check the checksum of every file when opening for writing: a flipped byte opens without an error otherwise.</summary>
    public bool VerifyAtOpen { get; init; } = true;
}

/// <summary>How the value typed after an operator meets the values of the keyword.</summary>
public enum OperatorMatch
{
    /// <summary>The values that contain it: <c>文件:P05</c> meets ITSMS-P05.</summary>
    Contains,

    /// <summary>The value itself and what lies below it: <c>条款:8.2</c> meets 8.2 and 8.2.6.</summary>
    Number,
}

/// <summary>A word a person types before a colon, and the keyword field it means.</summary>
public sealed record QueryOperator(string Field, OperatorMatch Match, params IReadOnlyList<string> Names);

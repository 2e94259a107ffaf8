namespace ComplianceVault.Search.Layout;

/// <summary>Field names of a piece in Lucene, and the prefixes of its exact terms.</summary>
internal static class FieldNames
{
    /// <summary>Raised whenever the layout, the tables or the cutter change: indexes of another schema are rebuilt.</summary>
    public const string Schema = "4";

    /// <summary>Characters, bigrams and runs of heading and text, with frequencies and lengths.</summary>
    public const string Text = "t";

    /// <summary>Bigrams and runs of heading, headings above, title and code.</summary>
    public const string Context = "m";

    /// <summary>Exact terms, told apart by their first letter (below).</summary>
    public const string Exact = "x";

    /// <summary>The piece itself as doc value: scoring and highlighting read it from here (<see cref="PieceData"/>).</summary>
    public const string Piece = "p";

    /// <summary>Stored: owner, key, keywords and stored values.</summary>
    public const string Stored = "b";

    public const char OwnerTerm = 'o';
    public const char NumberTerm = 'n';
    public const char KeywordTerm = 'k';
    public const char TitleTerm = 'e';
    public const char SuggestTerm = 's';

    /// <summary>Parts of an exact term.</summary>
    public const char Separator = '\u0001';

    public const string SequenceData = "sequence";
    public const string SchemaData = "schema";
    public const string MarkData = "mark";

    public static string Keyword(string name) => "k." + name;

    public static string Number(string name) => "v." + name;

    public static string Column(string name) => "c." + name;

    public static string Sort(string name) => "s." + name;

    public static string KeywordValue(string name, string value) => KeywordTerm + name + Separator + value;

    /// <summary>8.2.6 as it is asked for exactly.</summary>
    public static string WholeNumber(string number) => NumberTerm + "=" + number;
}

using System.Globalization;

namespace ComplianceVault.App.Records.Designing;

/// <summary>Where a field stands in a form: stage, section, place in the section, and in a table the column; all from 0.</summary>
public readonly record struct FieldPlace(int Stage, int Section, int Field, int? Column = null)
{
    /// <summary>As the faults of a form name it: <c>stages[0].sections[1].fields[2].columns[0]</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"stages[{Stage}].sections[{Section}].fields[{Field}]") + (Column is { } column ? string.Create(CultureInfo.InvariantCulture, $".columns[{column}]") : "");

    /// <summary>The field itself, of a column its table.</summary>
    public FieldPlace Table => this with { Column = null };
}

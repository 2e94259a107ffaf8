using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>Typed operators as a filter on the values that the index holds.</summary>
internal static class OperatorFilter
{
    private const int MostValues = 5000;

    public static Filter Of(IReadOnlyList<(QueryOperator Operator, string Value, bool Excluded)> operators, IndexOptions options, IndexView view)
    {
        if (operators.Count == 0)
        {
            return Filter.Everything;
        }

        return new Filter.All([.. operators.Select(one => One(one.Operator, one.Value, view) is var filter && one.Excluded ? new Filter.Not(filter) : (Filter)filter)]);
    }

    private static Filter.Has One(QueryOperator known, string typed, IndexView view)
    {
        var values = new HashSet<string>();
        var prefix = FieldNames.KeywordValue(known.Field, "");
        for (var segment = 0; segment < view.Segments.Length; segment++)
        {
            view.Prefixed(segment, prefix, (term, _) =>
            {
                var value = term[prefix.Length..];
                if (Meets(known.Match, CharacterMap.Fold(value), typed))
                {
                    values.Add(value);
                }

                return values.Count < MostValues;
            });
        }

        return new Filter.Has(known.Field, [.. values]);
    }

    private static bool Meets(OperatorMatch match, string folded, string typed) => match == OperatorMatch.Contains
        ? folded.Contains(typed, StringComparison.Ordinal)
        : folded == typed || (folded.Length > typed.Length && folded.StartsWith(typed, StringComparison.Ordinal) && folded[typed.Length] == '.');
}

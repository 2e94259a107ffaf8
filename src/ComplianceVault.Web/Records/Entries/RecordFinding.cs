using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Searching;
using ComplianceVault.Kernel;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Asks the index which records answer the words of a filter, so that the register finds any word that stands on a record.</summary>
public sealed class RecordFinding(SearchQueries search)
{
    /// <summary>As many as the index ranks; what lies behind them wants more words.</summary>
    private const int Most = 300;

    /// <summary>An index that cannot answer just now leaves the words of number and title.</summary>
    public async Task<RecordFilter> OfAsync(Actor actor, RecordFilter filter, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(filter.Text) || await search.ObjectsAsync(actor, Record.Kind, filter.Text, Most, ct) is not { Succeeded: true, Value: var answer })
            return filter;
        return filter with { Found = [.. answer.Hits.Select(h => ObjectRef.TryParse(h.Owner, out var record) ? record.Id : Guid.Empty).Distinct()] };
    }
}

using System.Globalization;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>The tabs of a document's page.</summary>
public enum DocumentTab
{
    Reading,
    Original,
    Editions,

    /// <summary>比较: this edition beside another.</summary>
    Compare,

    /// <summary>本次修订的影响</summary>
    Effect,

    /// <summary>更改申请</summary>
    Requests,
    Citations,

    /// <summary>发放: the distribution list, the copies, who has read it.</summary>
    Copies,
    History,
}

/// <summary>Where a document is read: its number, the edition, the section by its key, the words to mark (decision 36), the edition to compare with, and the page of the original.</summary>
public sealed record DocumentAddress(string Number, string? Edition = null, string? Section = null, string? Words = null, DocumentTab Tab = DocumentTab.Reading, string? With = null, int? Page = null)
{
    public override string ToString()
    {
        var parts = new List<string>();
        Add("edition", Edition);
        Add("tab", Tab == DocumentTab.Reading ? null : Tab.ToString());
        Add("with", With);
        Add("section", Section);
        Add("page", Page?.ToString(CultureInfo.InvariantCulture));
        Add("q", Words);
        // Company numbers may hold a slash (Q/ABC 101): it stays one, the rest is escaped.
        var path = "/documents/" + string.Join('/', Number.Split('/').Select(Uri.EscapeDataString));
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}

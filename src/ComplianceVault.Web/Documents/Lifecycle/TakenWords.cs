using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>How a number was taken: by a person, with the pack's list of documents, or with a file that was brought in and given up.</summary>
internal static class TakenWords
{
    public static string Of(IStringLocalizer text, TakenNumber taken, CompanyTime time)
    {
        var day = Dates.Of(time.Local(taken.At))!;
        return taken.ByName is { } by ? text["Taken_By", by, day] : text[taken.HasPackText ? "Taken_WithPack" : "Taken_WithFile", day];
    }
}

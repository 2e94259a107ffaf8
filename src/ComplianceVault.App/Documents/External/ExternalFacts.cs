using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>What its issuer says of one edition of a document from outside, and where it was got (R42).</summary>
/// <param name="Label">The edition, as its issuer names it.</param>
/// <param name="Source">Where it was got, and where it can be read.</param>
/// <param name="OriginalNumber">文号; empty where there is none.</param>
public sealed record ExternalEditionFacts(string Label, string Issuer, string Source, string Licence, string OriginalNumber = "", DateOnly? IssuedOn = null)
{
    internal Error? Refusal =>
        Texts.Refusal(Label, ExternalFacts.LongestLabel, "documents.edition-required")
        ?? Texts.Refusal(Issuer, ExternalFacts.LongestIssuer, "documents.external-facts-required")
        ?? Texts.Refusal(Source, ExternalFacts.LongestText, "documents.external-facts-required")
        ?? Texts.Refusal(Licence, ExternalFacts.LongestText, "documents.external-facts-required")
        ?? (OriginalNumber.Length > ExternalFacts.LongestNumber ? Error.Invalid("documents.original-number-too-long", ExternalFacts.LongestNumber) : null);

    internal ExternalEdition RowOf(Guid editionId) => new()
    {
        EditionId = editionId,
        Issuer = Issuer.Trim(),
        OriginalNumber = OriginalNumber.Trim(),
        IssuedOn = IssuedOn,
        Source = Source.Trim(),
        Licence = Licence.Trim(),
    };
}

/// <summary>What is known of a document from outside (外来文件), R42.</summary>
/// <param name="Number">Null: the next number of the level 外来.</param>
/// <param name="Department">The department that keeps it.</param>
/// <param name="HandOverId">The slip with which it was handed over; it is closed by the registration.</param>
public sealed record ExternalFacts(string? Number, string Title, ExternalCategory Category, string? Department, IReadOnlyCollection<string> Clauses, ExternalEditionFacts Edition, Guid? HandOverId = null)
{
    internal const int LongestLabel = 20;
    internal const int LongestNumber = 80;
    internal const int LongestIssuer = 200;
    internal const int LongestText = 500;

    internal const int LongestTitle = 300;

    internal async Task<Error?> RefusalAsync(Act act) =>
        Unfit ?? await ClauseLinks.RefusalAsync(act, Clauses) ?? (Department is null || await act.Db.Set<Department>().AnyAsync(d => d.Code == Department, act.Token)
            ? null
            : Error.Invalid("organisation.no-such-department", Department));

    private Error? Unfit =>
        Number is not null && Texts.Refusal(Number, LongestNumber, "documents.number-required") is { } unnumbered ? unnumbered
        : Texts.Refusal(Title, LongestTitle, "documents.title-required") is { } untitled ? untitled
        : !Enum.IsDefined(Category) ? Error.Invalid("external.category-unknown")
        : Edition.Refusal;
}

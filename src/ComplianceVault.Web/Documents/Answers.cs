using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;

namespace ComplianceVault.Web.Documents;

/// <summary>Refusals as answers of endpoints: the sentence, and the status by the kind of error.</summary>
internal static class Answers
{
    public static IResult Refused(Error error) => Results.Json(
        new { refusal = VaultWords.Of(error) },
        statusCode: error.Kind switch
        {
            ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status503ServiceUnavailable,
        });

    public static IResult SignedOut() => Results.Json(new { signedOut = true }, statusCode: StatusCodes.Status401Unauthorized);
}

using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;

namespace ComplianceVault.Web.Organisation.Letters;

/// <summary>The papers of signed letters.</summary>
internal static class LettersEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder app) =>
        app.MapGet("/letters/{id:guid}.pdf", async (Guid id, CurrentActor current, LetterPaper paper, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await paper.PdfAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
}

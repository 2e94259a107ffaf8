using ComplianceVault.App.Documents.Import;
using ComplianceVault.Web.Shell.Hosting;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceVault.Web.Documents.Import;

/// <summary>
/// Takes files in: open a batch, send each file as the raw body of its own request, then ask for the reading. The path inside the dropped
/// folder stands in a header; nothing is held in memory. Answers are JSON; a refusal is a sentence. Whoever lost an answer asks again: the
/// batch is opened under the browser's id, and a file that came before is the same file.
/// </summary>
internal static class ImportEndpoints
{
    private const string PathHeader = "X-File-Path";
    private const string OriginHeader = "X-Origin";

    /// <summary>Address of the paper of a signed sheet.</summary>
    public static string SheetOf(Guid batch, Guid sheet) => $"/documents/import/{batch}/sheets/{sheet}.pdf";

    public static void MapImport(this IEndpointRouteBuilder app)
    {
        var largest = (long)app.ServiceProvider.GetRequiredService<WebOptions>().MaxUploadMegabytes << 20;
        var import = app.MapGroup("/documents/import").AddEndpointFilter(CheckAsync);
        import.MapPut("/{batch:guid}", OpenAsync);
        import.MapPost("/{batch:guid}/files", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(largest));
        import.MapPost("/{batch:guid}/read", FinishAsync);
        app.MapGet("/documents/import/{batch:guid}/sheets/{sheet:guid}.pdf", async (Guid batch, Guid sheet, CurrentActor current, SignedSheets sheets, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await sheets.PdfAsync(actor, batch, sheet, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
    }

    private static async Task<IResult> OpenAsync(HttpContext context, Guid batch, CurrentActor current, ReceiveFiles receive, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } actor)
            return Answers.SignedOut();
        var opened = await receive.OpenAsync(actor, batch, Header(context, OriginHeader), ct);
        return opened.Succeeded ? Results.Json(new { id = opened.Value }) : Answers.Refused(opened.Error);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, Guid batch, CurrentActor current, ReceiveFiles receive, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } actor)
            return Answers.SignedOut();
        var path = Header(context, PathHeader);
        if (path.Length == 0)
            return Results.BadRequest();
        var received = await receive.ReceiveAsync(actor, batch, path, context.Request.Body, ct);
        return received.Succeeded ? Results.Json(new { id = received.Value }) : Answers.Refused(received.Error);
    }

    private static async Task<IResult> FinishAsync(Guid batch, CurrentActor current, StartReading start, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } actor)
            return Answers.SignedOut();
        var queued = await start.ExecuteAsync(actor, batch, ct);
        return queued.Succeeded ? Results.Json(new { run = queued.Value }) : Answers.Refused(queued.Error);
    }

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.Json(new { stale = true }, statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>Headers are Latin letters only, so the browser escapes the path.</summary>
    private static string Header(HttpContext context, string name) => Uri.UnescapeDataString(context.Request.Headers[name].ToString()).Trim();
}

using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Sheets;
using Microsoft.AspNetCore.Http.Features;

namespace ComplianceVault.Web.Documents;

/// <summary>Rows as a sheet on their way to a person: the only way out for one, so that each carries the end of the trail (decision 4), the entry of its own export included.</summary>
internal sealed class SheetAnswers(TrailEnd trail)
{
    /// <param name="context">The request that asks for it.</param>
    /// <param name="title">Name of the sheet, and of the file unless it has one of its own.</param>
    /// <param name="columns">In their order.</param>
    /// <param name="rows">Read while they are written out.</param>
    /// <param name="ct">Stops the writing.</param>
    /// <param name="fileName">Without its ending.</param>
    public async Task<IResult> OfAsync(
        HttpContext context, string title, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct, string? fileName = null)
    {
        var origin = await trail.SayAsync(ct);
        // The sheet's closing parts are small and written at once; the rows before them stream.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Results.Stream(stream => XlsxWriter.WriteAsync(stream, title, columns, rows, origin, ct), FileTypes.Of(SourceFormat.Xlsx), $"{fileName ?? title}.xlsx");
    }

    /// <summary>The same of rows that are there already.</summary>
    public Task<IResult> OfAsync(
        HttpContext context, string title, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct, string? fileName = null) =>
        OfAsync(context, title, columns, rows.ToAsyncEnumerable(), ct, fileName);
}

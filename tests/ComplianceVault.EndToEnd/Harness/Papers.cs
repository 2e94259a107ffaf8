using System.Globalization;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>A page of a paper as it looks: how much of it is ink, 0…1.</summary>
internal sealed record PaperPage(int Width, int Height, double Ink);

/// <summary>Pictures of PDFs page by page, for people, in <c>artifacts/papers</c>: drawn by the same pdf.js that the program shows originals with.</summary>
internal static class Papers
{
    private const string Draw =
        """
        async base64 => {
          const pdfjs = await import('/lib/pdfjs/pdf.min.mjs');
          pdfjs.GlobalWorkerOptions.workerSrc = '/lib/pdfjs/pdf.worker.min.mjs';
          const pdf = await pdfjs.getDocument({ data: Uint8Array.from(atob(base64), c => c.charCodeAt(0)), cMapUrl: '/lib/pdfjs/cmaps/', cMapPacked: true, useWasm: false }).promise;
          const pages = [];
          for (let n = 1; n <= pdf.numPages; n++) {
            const page = await pdf.getPage(n);
            const viewport = page.getViewport({ scale: 1.3 });
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
            const context = canvas.getContext('2d', { willReadFrequently: true });
            await page.render({ canvasContext: context, viewport }).promise;
            const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
            let ink = 0;
            for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] < 600) ink++;
            pages.push([canvas.width, canvas.height, ink / (pixels.length / 4), canvas.toDataURL('image/png').split(',')[1]].join('|'));
          }
          return pages;
        }
        """;

    private static string Folder => Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "papers")).FullName;

    /// <summary>Draws every page; one without ink is a fault of whoever made the paper.</summary>
    public static async Task<IReadOnlyList<PaperPage>> PictureAsync(Visitor visitor, byte[] pdf, string name)
    {
        var drawn = await visitor.Page.EvaluateAsync<string[]>(Draw, Convert.ToBase64String(pdf));
        var pages = new List<PaperPage>();
        foreach (var (n, parts) in drawn.Select(d => d.Split('|')).Index())
        {
            await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}-{n + 1}.png"), Convert.FromBase64String(parts[3]), TestContext.Current.CancellationToken);
            pages.Add(new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        Assert.All(pages, page => Assert.InRange(page.Ink, 0.0005, 0.6));
        return pages;
    }

    /// <summary>The same of what lies at an address of the program.</summary>
    public static async Task<IReadOnlyList<PaperPage>> PictureAsync(Visitor visitor, string path, string name)
    {
        var answer = await visitor.Page.APIRequest.GetAsync(new Uri(new Uri(visitor.Page.Url), path).ToString());
        Assert.True(answer.Ok, $"{path}: {answer.Status}");
        return await PictureAsync(visitor, await answer.BodyAsync(), name);
    }
}

using System.Globalization;
using System.Text;
using ComplianceVault.Content.Rendition.Pages;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>
/// Draws each distinct plan once, brings the drawings into the document as form objects, and sets them on the pages that asked for them: five
/// hundred pages with the same line carry one drawing and one font.
/// </summary>
internal sealed class StampForms
{
    private const string NameStart = "/CvStamp";
    private readonly Dictionary<string, PdfDictionary> forms = [];

    private StampForms(PdfDocument document, List<StampPlan> plans, PageFace face)
    {
        if (plans.Count == 0)
            return;
        using var drawn = Draw(plans, face);
        using var source = PdfReader.Open(drawn, PdfDocumentOpenMode.Import);
        for (var i = 0; i < plans.Count; i++)
            forms[plans[i].Key] = Form(document, source.Pages[i]);
    }

    public static StampForms Of(PdfDocument document, IEnumerable<StampPlan> plans, PageFace face) =>
        new(document, [.. plans.Where(p => p.Parts.Count > 0).DistinctBy(p => p.Key)], face);

    /// <summary>Over the page's content, whose own changes of the graphics state end before.</summary>
    public void Put(PdfPage page, StampPlan plan)
    {
        if (!forms.TryGetValue(plan.Key, out var form))
            return;
        var geometry = PageGeometry.Of(page);
        var matrix = string.Join(' ', geometry.Matrix.Select(v => v.ToString("0.####", CultureInfo.InvariantCulture)));
        var name = Name(page, form);
        page.Contents.PrependContent().CreateStream("q\n"u8.ToArray());
        page.Contents.AppendContent().CreateStream(Encoding.ASCII.GetBytes($"\nQ\nq {matrix} cm {name} Do Q\n"));
        foreach (var qr in plan.Parts.OfType<QrPart>())
            Link(page, geometry, qr);
    }

    /// <summary>On a screen the code is a link.</summary>
    private static void Link(PdfPage page, PageGeometry geometry, QrPart qr)
    {
        var (x1, y1) = geometry.Own(qr.X, geometry.SeenHeight - qr.Y);
        var (x2, y2) = geometry.Own(qr.X + qr.Side, geometry.SeenHeight - qr.Y - qr.Side);
        page.AddWebLink(new PdfRectangle(new XPoint(Math.Min(x1, x2), Math.Min(y1, y2)), new XPoint(Math.Max(x1, x2), Math.Max(y1, y2))), qr.Qr.Address);
    }

    private static MemoryStream Draw(List<StampPlan> plans, PageFace face)
    {
        var target = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(target))
        {
            foreach (var plan in plans)
            {
                var canvas = pdf.BeginPage(plan.Width, plan.Height);
                foreach (var part in plan.Parts)
                    part.Draw(canvas, face);
                pdf.EndPage();
            }

            pdf.Close();
        }

        target.Position = 0;
        return target;
    }

    /// <summary>A page of the drawing becomes a form object; the page itself goes again, and what it needs stays.</summary>
    private static PdfDictionary Form(PdfDocument document, PdfPage drawn)
    {
        var page = document.AddPage(drawn);
        var form = new PdfDictionary(document);
        document.Internals.AddObject(form);
        form.Elements.SetName("/Type", "/XObject");
        form.Elements.SetName("/Subtype", "/Form");
        form.Elements["/BBox"] = new PdfArray(document, new PdfReal(0), new PdfReal(0), new PdfReal(page.MediaBox.Width), new PdfReal(page.MediaBox.Height));
        form.Elements["/Resources"] = page.Elements["/Resources"];
        form.CreateStream(page.Contents.CreateSingleContent().Stream.UnfilteredValue);
        form.Stream.Zip();
        document.Pages.Remove(page);
        return form;
    }

    /// <summary>Pages often share their resources, and a file may have been stamped before: a name is taken only where it is free or already means this form.</summary>
    private static string Name(PdfPage page, PdfDictionary form)
    {
        var resources = page.Elements.GetDictionary("/Resources");
        if (resources is null)
            page.Elements["/Resources"] = resources = new PdfDictionary(page.Owner);
        var objects = resources.Elements.GetDictionary("/XObject");
        if (objects is null)
            resources.Elements["/XObject"] = objects = new PdfDictionary(page.Owner);
        for (var i = 0; ; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{NameStart}{i}");
            if (objects.Elements.ContainsKey(name) && objects.Elements.GetReference(name) != form.Reference)
                continue;
            objects.Elements.SetReference(name, form);
            return name;
        }
    }
}

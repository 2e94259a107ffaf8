using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Content.Writing;

/// <summary>
/// Draws a flow as Word's own shapes: one group in the line, every step a text box in reading order, arrows between them. A program older than
/// such shapes shows the steps as lines.
/// </summary>
internal static class FlowDrawing
{
    private const string Ink = "3A4656";
    private const int PointsToUnits = 12700;

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace Wpg = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private static readonly XNamespace Wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

    /// <param name="chart">The flow.</param>
    /// <param name="number">Counts the flows of a document; Word wants every drawing to have its own.</param>
    public static Paragraph Of(FlowChart chart, int number)
    {
        var layout = new FlowLayout(chart);
        var paragraph = new XElement(
            W + "p",
            new XAttribute(XNamespace.Xmlns + "w", W),
            new XAttribute(XNamespace.Xmlns + "mc", Mc),
            new XAttribute(XNamespace.Xmlns + "wp", Wp),
            new XAttribute(XNamespace.Xmlns + "a", A),
            new XAttribute(XNamespace.Xmlns + "wpg", Wpg),
            new XAttribute(XNamespace.Xmlns + "wps", Wps),
            new XElement(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", WordStyles.Flow))),
            new XElement(W + "r", new XElement(
                Mc + "AlternateContent",
                new XElement(Mc + "Choice", new XAttribute("Requires", "wpg"), new XElement(W + "drawing", Inline(layout, number))),
                new XElement(Mc + "Fallback", Lines(layout)))));
        return new(paragraph.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement Inline(FlowLayout layout, int number)
    {
        var shapes = new Shapes();
        for (var i = 0; i < layout.Steps.Count; i++)
            shapes.Add(layout.Steps[i], i + 1 < layout.Steps.Count ? layout.Steps[i + 1] : null);
        return new(
            Wp + "inline",
            new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
            Size(Wp + "extent", FlowLayout.Width, layout.Height),
            new XElement(Wp + "docPr", new XAttribute("id", number), new XAttribute("name", $"流程图 {number.ToString(CultureInfo.InvariantCulture)}")),
            new XElement(Wp + "cNvGraphicFramePr"),
            new XElement(A + "graphic", new XElement(
                A + "graphicData",
                new XAttribute("uri", Wpg.NamespaceName),
                new XElement(
                    Wpg + "wgp",
                    new XElement(Wpg + "cNvGrpSpPr"),
                    new XElement(Wpg + "grpSpPr", new XElement(
                        A + "xfrm",
                        Point(A + "off", 0, 0), Size(A + "ext", FlowLayout.Width, layout.Height),
                        Point(A + "chOff", 0, 0), Size(A + "chExt", FlowLayout.Width, layout.Height))),
                    shapes.Elements))));
    }

    private static IEnumerable<XElement> Lines(FlowLayout layout) => layout.Steps
        .Select(step => step.SideLabel is { } side ? $"{step.Label}　{side}" : step.Label)
        .SelectMany((line, i) => i == 0 ? [Words(line)] : new[] { new XElement(W + "br"), Words(line) });

    private static XElement Words(string text) => new(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XElement Point(XName name, double x, double y) => new(name, new XAttribute("x", Units(x)), new XAttribute("y", Units(y)));

    private static XElement Size(XName name, double width, double height) => new(name, new XAttribute("cx", Units(width)), new XAttribute("cy", Units(height)));

    private static long Units(double points) => (long)Math.Round(points * PointsToUnits);

    /// <summary>The shapes of one drawing in reading order.</summary>
    private sealed class Shapes
    {
        private const double YesWidth = 22;

        public List<XElement> Elements { get; } = [];

        public void Add(PlacedStep step, PlacedStep? next)
        {
            Text(Geometry(step.Step.Kind), step.Box, step.Label, step.Step.Kind == FlowStepKind.Terminal ? "E4E9F0" : "FFFFFF");
            var centre = step.Box.X + (step.Box.Width / 2);
            if (step is { Side: { } side, SideLabel: { } label })
            {
                Arrow(new(step.Box.Width, step.Box.Middle, side.X - step.Box.Width, 0));
                Text("rect", side, label, "FFFFFF");
                Text("rect", new(centre + 3, step.Box.Bottom, YesWidth, FlowLayout.LineHeight), "是", null);
            }

            if (next is not null)
                Arrow(new(centre, step.Box.Bottom, 0, next.Box.Y - step.Box.Bottom));
        }

        private static string Geometry(FlowStepKind kind) => kind switch
        {
            FlowStepKind.Terminal => "flowChartTerminator",
            FlowStepKind.Decision => "flowChartDecision",
            _ => "flowChartProcess",
        };

        private void Text(string geometry, FlowBox box, string text, string? fill)
        {
            // A diamond gives its text the inner half already; a bare word needs no margin.
            var inset = geometry == "flowChartDecision" || fill is null ? 0 : FlowLayout.Inset;
            Elements.Add(new(
                Wps + "wsp",
                Name(text),
                new XElement(Wps + "cNvSpPr"),
                new XElement(Wps + "spPr", Place(box), Preset(geometry), Fill(fill), fill is null ? new XElement(A + "ln", new XElement(A + "noFill")) : Line()),
                new XElement(Wps + "txbx", new XElement(W + "txbxContent", new XElement(
                    W + "p",
                    new XElement(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", WordStyles.FlowText))),
                    new XElement(W + "r", Words(text))))),
                new XElement(
                    Wps + "bodyPr",
                    new XAttribute("wrap", "square"),
                    new XAttribute("lIns", Units(inset)), new XAttribute("tIns", 0), new XAttribute("rIns", Units(inset)), new XAttribute("bIns", 0),
                    new XAttribute("anchor", "ctr"),
                    new XElement(A + "noAutofit"))));
        }

        private void Arrow(FlowBox box) => Elements.Add(new(
            Wps + "wsp",
            Name("箭头"),
            new XElement(Wps + "cNvCnPr"),
            new XElement(Wps + "spPr", Place(box), Preset("straightConnector1"), Line(new XElement(A + "tailEnd", new XAttribute("type", "triangle")))),
            new XElement(Wps + "bodyPr")));

        private XElement Name(string name) => new(Wps + "cNvPr", new XAttribute("id", Elements.Count + 1), new XAttribute("name", name));

        private static XElement Place(FlowBox box) => new(A + "xfrm", Point(A + "off", box.X, box.Y), Size(A + "ext", box.Width, box.Height));

        private static XElement Preset(string geometry) => new(A + "prstGeom", new XAttribute("prst", geometry), new XElement(A + "avLst"));

        private static XElement Fill(string? colour) => colour is null ? new(A + "noFill") : Solid(colour);

        private static XElement Line(params XElement[] ends) => new(A + "ln", new XAttribute("w", 9525), Solid(Ink), ends);

        private static XElement Solid(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));
    }
}

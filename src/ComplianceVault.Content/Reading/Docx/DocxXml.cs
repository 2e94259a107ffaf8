using System.Globalization;
using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>Word's XML by local name, since the transitional and the strict format differ only in namespaces.</summary>
internal static class DocxXml
{
    public static XElement? Child(this XElement element, string name)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name.LocalName == name)
            {
                return child;
            }
        }

        return null;
    }

    public static string? Value(this XElement element, string attribute)
    {
        for (var a = element.FirstAttribute; a is not null; a = a.NextAttribute)
        {
            if (a.Name.LocalName == attribute)
            {
                return a.Value;
            }
        }

        return null;
    }

    public static int? Number(this XElement element, string attribute) =>
        int.TryParse(element.Value(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An on/off property: absent null, present true unless its value says no.</summary>
    public static bool? Flag(this XElement properties, string name) =>
        properties.Child(name) is { } flag ? flag.Value("val") is not ("0" or "false" or "off" or "none") : null;
}

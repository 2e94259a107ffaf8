using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>The line of a key in a YAML file; looked up only where something is wrong.</summary>
internal static class YamlPlaces
{
    /// <summary>The line of the deepest part of <c>a.b[2].c</c> that is there; 1 when the file cannot be read.</summary>
    public static int LineOf(string path, string key)
    {
        return File.Exists(path) ? LineIn(File.ReadAllText(path), key) : 1;
    }

    /// <summary>The same in a text that lies in no folder.</summary>
    public static int LineIn(string text, string key)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            yaml.Load(reader);
        }
        catch (YamlException broken)
        {
            return (int)broken.Start.Line;
        }

        return yaml.Documents.Count == 0 ? 1 : Walk(yaml.Documents[0].RootNode, key);
    }

    private static int Walk(YamlNode node, string key)
    {
        foreach (var step in key.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = step.EndsWith(']') ? Item(node, step[..^1]) : Value(node, step);
            if (next is null)
                break;
            node = next;
        }

        return (int)node.Start.Line;
    }

    private static YamlNode? Value(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static YamlNode? Item(YamlNode node, string index) =>
        node is YamlSequenceNode list && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Children.Count ? list.Children[at] : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Changes every text of a file of a pack, wherever it stands.</summary>
internal static class PackTexts
{
    public static object Change(object content, Func<string, string> change)
    {
        var tree = JsonSerializer.SerializeToNode(content, content.GetType());
        return Changed(tree, change).Deserialize(content.GetType())!;
    }

    private static JsonNode? Changed(JsonNode? node, Func<string, string> change) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Changed(p.Value, change)))),
        JsonArray list => new JsonArray([.. list.Select(i => Changed(i, change))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(change(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };
}

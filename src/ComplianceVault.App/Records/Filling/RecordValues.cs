using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ComplianceVault.App.Records.Filling;

/// <summary>
/// What stands on a record, by key of the field. Shapes: text, option, date (<c>yyyy-MM-dd</c>) and moment (UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>) are strings; a number is
/// a number; money is 分 as a whole number; several options are an array of strings; person, department and reference are <see cref="Pointer"/>s, or an array of
/// them; an attachment is an array of <see cref="Attached"/>; a table is an array of rows, each with an <c>id</c>. What is empty is not there.
/// </summary>
public sealed class RecordValues
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject json;

    private RecordValues(JsonObject json) => this.json = json;

    public static RecordValues Empty => new([]);

    public bool IsEmpty => json.Count == 0;

    /// <summary>Setting nothing takes the field away.</summary>
    public JsonNode? this[string key]
    {
        get => json[key];
        set
        {
            json.Remove(key);
            if (value is not null && !IsNothing(value))
                json[key] = value.Parent is null ? value : value.DeepClone();
        }
    }

    public static RecordValues Parse(string text) => new(JsonNode.Parse(text)!.AsObject());

    public IReadOnlyList<RecordRow> Rows(string table) => json[table] is JsonArray rows ? [.. rows.OfType<JsonObject>().Select(r => new RecordRow(r))] : [];

    public RecordRow? Row(string table, string id) => Rows(table).FirstOrDefault(r => r.Id == id);

    /// <summary>An empty row at the end; its id is one more than the highest so far, so that an id is never given twice in one content.</summary>
    public RecordRow AddRow(string table)
    {
        var next = Rows(table).Select(r => int.TryParse(r.Id, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max() + 1;
        var row = new JsonObject { [RecordRow.IdKey] = next.ToString(CultureInfo.InvariantCulture) };
        if (json[table] is not JsonArray rows)
            json[table] = rows = [];
        rows.Add((JsonNode)row);
        return new RecordRow(row);
    }

    public void RemoveRow(string table, string id)
    {
        if (json[table] is not JsonArray rows)
            return;
        if (rows.OfType<JsonObject>().FirstOrDefault(r => new RecordRow(r).Id == id) is { } row)
            rows.Remove(row);
        if (rows.Count == 0)
            json.Remove(table);
    }

    public RecordValues Copy() => new(json.DeepClone().AsObject());

    /// <summary>The same values give the same text: keys in ordinal order, no blanks, nothing empty.</summary>
    public string Canonical() => Sorted(json)!.ToJsonString(Plain);

    public static string Hash(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    internal static bool IsNothing(JsonNode node) => node switch
    {
        JsonArray array => array.Count == 0,
        JsonValue value when value.TryGetValue<string>(out var text) => string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

/// <summary>A row of a table.</summary>
public sealed class RecordRow(JsonObject json)
{
    internal const string IdKey = "id";

    public string Id => (string?)json[IdKey] ?? "";

    public JsonNode? this[string column]
    {
        get => json[column];
        set
        {
            json.Remove(column);
            if (value is not null && !RecordValues.IsNothing(value))
                json[column] = value.Parent is null ? value : value.DeepClone();
        }
    }
}

/// <summary>A person, department, document, record, clause or entity that a field names, with the words printed then. Without an id only the words are known.</summary>
public sealed record Pointer(string Kind, string? Id, string Text)
{
    public static Pointer? Read(JsonNode? node) =>
        node is JsonObject o && (string?)o["text"] is { } text ? new((string?)o["kind"] ?? "", (string?)o["id"], text) : null;

    public static IReadOnlyList<Pointer> ReadAll(JsonNode? node) => node is JsonArray array ? [.. array.Select(Read).OfType<Pointer>()] : Read(node) is { } one ? [one] : [];

    public JsonObject Write()
    {
        var json = new JsonObject { ["kind"] = Kind, ["text"] = Text };
        if (Id is not null)
            json["id"] = Id;
        return json;
    }

    public static JsonNode? Write(IReadOnlyList<Pointer> all, bool multiple) =>
        all.Count == 0 ? null : multiple ? new JsonArray([.. all.Select(p => p.Write())]) : all[0].Write();
}

/// <summary>A file on a record.</summary>
public sealed record Attached(string Hash, string Name, long Length)
{
    public static IReadOnlyList<Attached> ReadAll(JsonNode? node) =>
        node is JsonArray array ? [.. array.OfType<JsonObject>().Select(o => new Attached((string?)o["hash"] ?? "", (string?)o["name"] ?? "", (long?)o["length"] ?? 0))] : [];

    public static JsonNode? Write(IReadOnlyList<Attached> all) =>
        all.Count == 0 ? null : new JsonArray([.. all.Select(a => new JsonObject { ["hash"] = a.Hash, ["name"] = a.Name, ["length"] = a.Length })]);
}

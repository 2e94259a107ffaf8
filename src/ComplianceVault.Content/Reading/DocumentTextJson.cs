using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading;

/// <summary>
/// Stores a <see cref="DocumentText"/> as UTF-8 JSON under Brotli. A stored text of another <see cref="DocumentText.CurrentVersion"/> is
/// refused as <c>content.text-outdated</c>, a broken one as <c>content.text-broken</c>: in both cases it is read again from its file.
/// </summary>
public static class DocumentTextJson
{
    private static readonly DocumentTextContext Context = new(new JsonSerializerOptions(DocumentTextContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes the text and leaves the stream open.</summary>
    public static async Task WriteAsync(DocumentText text, Stream target, CancellationToken cancellationToken)
    {
        var packed = new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true);
        await using (packed)
        {
            await JsonSerializer.SerializeAsync(packed, text, Context.DocumentText, cancellationToken);
        }
    }

    /// <summary>Reads a text written by <see cref="WriteAsync"/> and leaves the stream open.</summary>
    public static async Task<Result<DocumentText>> ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        try
        {
            var packed = new BrotliStream(source, CompressionMode.Decompress, leaveOpen: true);
            await using (packed)
            {
                var text = await JsonSerializer.DeserializeAsync(packed, Context.DocumentText, cancellationToken);
                return text is null ? Error.Invalid("content.text-broken")
                    : text.Version == DocumentText.CurrentVersion ? text
                    : Error.Invalid("content.text-outdated", text.Version, DocumentText.CurrentVersion);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or IOException)
        {
            return Error.Invalid("content.text-broken");
        }
    }
}

[JsonSerializable(typeof(DocumentText))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 32)]
internal sealed partial class DocumentTextContext : JsonSerializerContext;

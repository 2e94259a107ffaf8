using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Days are <c>yyyy-MM-dd</c> and nothing else, also where there may be none.</summary>
internal sealed class DayConverter : IYamlTypeConverter
{
    public const string Format = "yyyy-MM-dd";

    public bool Accepts(Type type) => type == typeof(DateOnly) || type == typeof(DateOnly?);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        if (type == typeof(DateOnly?) && scalar.Value is "" or "~" or "null")
            return null;
        return DateOnly.TryParseExact(scalar.Value, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is no day of the form {Format}");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => serializer(value);
}

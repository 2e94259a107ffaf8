using System.Collections.ObjectModel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>One word, or a list of words.</summary>
public sealed class OneOrMany : Collection<string>
{
    internal sealed class Converter : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(OneOrMany);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var words = new OneOrMany();
            if (parser.TryConsume<Scalar>(out var one))
            {
                words.Add(one.Value);
                return words;
            }

            parser.Consume<SequenceStart>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                words.Add(parser.Consume<Scalar>().Value);
            return words;
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => serializer(value);
    }
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization.NamingConventions;

namespace ComplianceVault.App.Records.Designing;

/// <summary>A form as the file of a pack (<c>forms/NUMBER.yaml</c>, docs/pack.md), written and read.</summary>
public static class FormYaml
{
    /// <summary>Longest file, in characters.</summary>
    public const int Longest = 500_000;

    private const int Deepest = 20;
    private const string Broken = "design.file-broken";

    /// <summary>What is read from it is equal to the form.</summary>
    public static string Write(FormFile form)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var writer = new FormYamlWriter(new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 200, skipAnchorName: false, indentSequences: true)));
        writer.Write(form);
        return text.ToString();
    }

    /// <summary>
    /// Refused as <c>design.file-broken</c> with name, line, key and what is wrong: an unknown, missing or doubled key, a value of the wrong kind, something that is no
    /// YAML, or that refers to itself or nests without end; as <c>design.file-too-long</c>.
    /// </summary>
    public static Result<FormFile> Read(string name, string text)
    {
        if (text.Length > Longest)
            return Error.Invalid("design.file-too-long", Longest);
        if (Bounds(name, text) is { } wrong)
            return wrong;
        var read = SeedFolder.Read<FormFile>(name, text);
        if (!read.Succeeded)
            return Error.Invalid(Broken, [.. read.Error.Arguments.Select(a => a is string words ? words.TrimEnd('.') : a)]);
        return Missing(read.Value, "") is { } key ? Error.Invalid(Broken, name, (long)YamlPlaces.LineIn(text, key), key, "null") : read;
    }

    /// <summary>The first key that stands there without a value and needs one.</summary>
    private static string? Missing(object of, string place)
    {
        foreach (var property in of.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.PropertyType.IsClass))
        {
            var key = $"{place}{UnderscoredNamingConvention.Instance.Apply(property.Name)}";
            var value = property.GetValue(of);
            if (value is null && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull)
                return key;
            var inside = value switch
            {
                null or string => null,
                IList list => list.Cast<object?>().Select((item, i) => item is null ? $"{key}[{i}]" : item is string ? null : Missing(item, $"{key}[{i}].")).FirstOrDefault(k => k is not null),
                _ => Missing(value, key + "."),
            };
            if (inside is not null)
                return inside;
        }

        return null;
    }

    /// <summary>A file from outside is walked through once before anything is made of it: no anchors, no depth that a form cannot have.</summary>
    private static Error? Bounds(string name, string text)
    {
        try
        {
            var (parser, depth) = (new Parser(new StringReader(text)), 0);
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > Deepest || parser.Current is AnchorAlias)
                    return Error.Invalid(Broken, name, (long)parser.Current.Start.Line, "", parser.Current is AnchorAlias alias ? $"*{alias.Value}" : ">");
            }

            return null;
        }
        catch (YamlException e)
        {
            return Error.Invalid(Broken, name, (long)e.Start.Line, "", e.InnerException?.Message ?? e.Message);
        }
    }
}

/// <summary>Writes a form in the order and the shape in which the files of a pack are kept: labels, options and plain fields in one line.</summary>
internal sealed class FormYamlWriter(IEmitter emitter)
{
    public void Write(FormFile form)
    {
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Map(false, () => Form(form));
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    private void Form(FormFile form)
    {
        Text("number", form.Number);
        Text("code", form.Code);
        Label("title", form.Title);
        Words("aliases", form.Aliases);
        Word("kind", form.Kind);
        Text("document", form.Document);
        Text("department", form.Department);
        Word("status", form.Status);
        Word("basis", form.Basis);
        Word("way", form.Way);
        Text("subject", form.Subject);
        Text("computed", form.Computed);
        Word("classification", form.Classification);
        Text("retention", form.Retention);
        Label("when", form.When);
        Words("clauses", form.Clauses, quoted: true);
        Text("happened", form.Happened);
        Text("workflow", form.Workflow);
        List("stages", form.Stages, s => Map(false, () => Stage(s)));
        if (form.Register is { } register)
        {
            Key("register");
            Map(false, () =>
            {
                Words("columns", register.Columns);
                Words("filters", register.Filters);
            });
        }

        Text("source", form.Source);
    }

    private void Stage(FormStage stage)
    {
        Text("id", stage.Id);
        Label("title", stage.Title);
        Text("actor", stage.Actor);
        List("sections", stage.Sections, section => Map(false, () =>
        {
            Label("title", section.Title);
            List("fields", section.Fields, Field);
        }));
    }

    private void Field(FormField field) => Map(field.Columns.Count == 0, () =>
    {
        Text("key", field.Key);
        Label("label", field.Label);
        Word("type", field.Type);
        Text("means", field.Means?.ToString().ToLowerInvariant());
        Text("by", field.By);
        Yes("required", field.Required);
        if (field.Options.Count > 0)
            List("options", field.Options, Label, flow: true);
        Text("options_from", field.OptionsFrom);
        Words("to", field.To, quoted: true);
        Yes("multiple", field.Multiple);
        Yes("drawn", field.Drawn);
        Label("help", field.Help);
        Text("set", field.Set?.ToString().ToLowerInvariant());
        Text("default", field.Default);
        Text("when", field.When);
        Text("value", field.Value);
        if (field.Columns.Count > 0)
            List("columns", field.Columns, Field);
    });

    private void Map(bool flow, Action content)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, flow ? MappingStyle.Flow : MappingStyle.Block));
        content();
        emitter.Emit(new MappingEnd());
    }

    private void List<T>(string key, IReadOnlyList<T> items, Action<T> write, bool flow = false)
    {
        Key(key);
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, flow || items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
        foreach (var item in items)
            write(item);
        emitter.Emit(new SequenceEnd());
    }

    private void Words(string key, List<string> words, bool quoted = false)
    {
        if (words.Count > 0)
            List(key, words, w => Scalar(w, quoted), flow: true);
    }

    private void Label(string key, SeedLabel? label)
    {
        if (label is null)
            return;
        Key(key);
        Label(label);
    }

    private void Label(SeedLabel label) => Map(true, () =>
    {
        Text("zh", label.Zh);
        Text("en", label.En);
    });

    private void Word<T>(string key, T value)
        where T : struct, Enum => Text(key, value is FieldType.MultiSelect ? "multi-select" : value.ToString().ToLowerInvariant());

    private void Yes(string key, bool yes)
    {
        if (!yes)
            return;
        Key(key);
        emitter.Emit(new Scalar("true"));
    }

    private void Text(string key, string? text)
    {
        if (text is null)
            return;
        Key(key);
        Scalar(text, quoted: false);
    }

    private void Key(string key) => emitter.Emit(new Scalar(key));

    /// <summary>Quoted where a reader would take it for something else than these words.</summary>
    private void Scalar(string text, bool quoted) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, quoted || IsOther(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any, isPlainImplicit: true, isQuotedImplicit: true));

    private static bool IsOther(string text) =>
        text.Length == 0 || text.Trim().Length != text.Length || text is "~" || double.TryParse(text, CultureInfo.InvariantCulture, out _)
        || text.ToUpperInvariant() is "YES" or "NO" or "TRUE" or "FALSE" or "NULL" or "ON" or "OFF" or "Y" or "N" || text.Contains('\n', StringComparison.Ordinal);
}

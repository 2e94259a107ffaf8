using System.Text.RegularExpressions;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// Turns the words of a pack into those of a company (decision 34): numbers, department codes and names, the management representative, the company's name.
/// Pure: the same plan and vocabulary always give the same words, so that a second load finds what the first one brought.
/// </summary>
public sealed class PackAdaptation
{
    private const int Timeout = 1000;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>What stands in texts for a department that the company does not have.</summary>
    private static readonly (string Zh, string En) Nobody = ("有关部门", "the department concerned");

    private readonly PackVocabulary pack;
    private readonly Dictionary<string, NumberPattern> patterns;
    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string> formNumbers;
    private readonly Regex numbers;
    private readonly Regex ownNumbers;
    private readonly Regex? named;
    private readonly Regex? codes;
    private readonly Regex? twice;

    public PackAdaptation(CompanyPlan plan, PackVocabulary pack)
    {
        (Plan, this.pack) = (plan, pack);
        patterns = pack.Levels.ToDictionary(l => l.Level, l => NumberPattern.Parse(plan.Numbers.GetValueOrDefault(l.Level) ?? l.Pattern.ToString()).Value);
        numbers = NumbersOf(pack.Levels.Select(l => l.Pattern));
        ownNumbers = NumbersOf(patterns.Values);
        formNumbers = FormNumbers();
        words = Words();
        named = words.Count == 0 ? null : AnyOf(words.Keys, "", "");
        codes = plan.Map.Count == 0 ? null : AnyOf(plan.Map.Keys, "'", "'");
        twice = pack.Roles.Find(r => r.Id == plan.InsteadOfRepresentative) is { } instead ? Twice(instead.Name.Zh) : null;
    }

    public CompanyPlan Plan { get; }

    /// <summary>The pattern of a level in the company.</summary>
    public string PatternOf(string level) => patterns[level].ToString();

    /// <summary>The own department that does the work of the pack's; null: none. What the pack does not know is the company's own already.</summary>
    public string? Department(string? code) => code is not null && Plan.Map.TryGetValue(code, out var own) ? own : code;

    /// <summary>The role that does the work of the pack's.</summary>
    public string Role(string code) => code == CompanyPlan.Representative && Plan.InsteadOfRepresentative is { } other ? other : code;

    /// <summary>A text with every number, name and quoted code of the pack's company replaced.</summary>
    public string Text(string text)
    {
        var own = numbers.Replace(text, m => Number(m.Value));
        own = named?.Replace(own, m => words[m.Value]) ?? own;
        own = twice?.Replace(own, m => m.Groups["once"].Value) ?? own;
        return codes?.Replace(own, m => $"'{Department(m.Value.Trim('\'')) ?? "-"}'") ?? own;
    }

    /// <summary>
    /// Of a place in the pack's documents (already in the company's words) the number alone: the section is the sample's, the company's document has sections of
    /// its own.
    /// </summary>
    public string? Cited(string? source)
    {
        var cited = source is null ? [] : ownNumbers.Matches(source).Select(m => m.Value).Distinct().ToList();
        return cited.Count == 0 ? null : string.Join("、", cited);
    }

    private string Number(string number)
    {
        foreach (var level in pack.Levels.OrderByDescending(l => l.Pattern.NeedsDocument))
        {
            if (level.Pattern.Match(number) is not { } match)
                continue;
            return level.Pattern.NeedsDocument ? FormNumber(patterns[level.Level], match) : patterns[level.Level].Format(match.Sequence);
        }

        return number;
    }

    /// <summary>Where the company's forms do not carry the number of a document, they are counted through.</summary>
    private string FormNumber(NumberPattern own, NumberMatch match) =>
        own.NeedsDocument ? own.Format(match.Sequence, Number(match.Document!)) : formNumbers.GetValueOrDefault(match.Text) ?? match.Text;

    private Dictionary<string, string> FormNumbers() => pack.Levels.Where(l => l.Pattern.NeedsDocument && !patterns[l.Level].NeedsDocument)
        .SelectMany(l => pack.Forms.Where(f => l.Pattern.Match(f) is not null).Select((f, i) => (f, Own: patterns[l.Level].Format(i + 1))))
        .ToDictionary(f => f.f, f => f.Own, StringComparer.Ordinal);

    private Dictionary<string, string> Words()
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (pack.Company is { } company)
            Add(found, company, Plan.Company, Plan.Company);
        foreach (var department in pack.Departments.Where(d => !d.CommonNoun && Plan.Map.ContainsKey(d.Id)))
        {
            var own = Plan.Departments.FirstOrDefault(d => d.Code == Plan.Map[department.Id]);
            Add(found, department.Name, own?.Name ?? Nobody.Zh, own is null ? Nobody.En : own.NameEn ?? own.Name);
        }

        if (pack.Roles.Find(r => r.Id == CompanyPlan.Representative) is { } representative && pack.Roles.Find(r => r.Id == Plan.InsteadOfRepresentative) is { } instead)
            Add(found, representative.Name, instead.Name.Zh, instead.Name.En ?? instead.Name.Zh);
        return found;
    }

    private static void Add(Dictionary<string, string> to, SeedLabel from, string zh, string en)
    {
        to[from.Zh] = zh;
        if (from.En is { } english)
            to[english] = en;
    }

    /// <summary>总经理、管理者代表 is one of them where the one does the other's work.</summary>
    private static Regex Twice(string name) => new($"(?<once>{Regex.Escape(name)})[、和或]{Regex.Escape(name)}", Options, TimeSpan.FromMilliseconds(Timeout));

    private static Regex NumbersOf(IEnumerable<NumberPattern> all)
    {
        var known = all.ToList();
        var documents = string.Join('|', known.Where(p => !p.NeedsDocument).Select(p => p.Expression("")));
        var forms = known.Where(p => p.NeedsDocument).Select(p => p.Expression(documents));
        return new($"(?<![A-Za-z0-9])({string.Join('|', [.. forms, documents])})(?![0-9])", Options, TimeSpan.FromMilliseconds(Timeout));
    }

    /// <summary>One pass over all words, the longest first: what one word became is not taken for another.</summary>
    private static Regex AnyOf(IEnumerable<string> words, string before, string after) =>
        new(before + "(" + string.Join('|', words.OrderByDescending(w => w.Length).Select(Regex.Escape)) + ")" + after, Options | RegexOptions.IgnoreCase, TimeSpan.FromMilliseconds(Timeout));
}

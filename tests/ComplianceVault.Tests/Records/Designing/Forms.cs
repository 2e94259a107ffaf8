using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Tests.SeedDocs;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>Forms for the designer's tests: those of the pack, and a small one.</summary>
internal static class Forms
{
    public static readonly IReadOnlyList<FormFile> OfPack = [.. Read<FormFile>("forms")];

    private static readonly IReadOnlyList<WorkflowFile> Workflows = [.. Read<WorkflowFile>("workflows")];

    private static readonly FormNames Names = KnownNames();

    public static FormFile Small(params FormField[] fields) => new()
    {
        Number = "ITSMS-P01-R90",
        Title = new() { Zh = "设备点检表" },
        Kind = FormKind.Form,
        Document = "ITSMS-P01",
        Department = "tech",
        Status = FormStatus.Active,
        Basis = FormBasis.Derived,
        Way = FormWay.Filled,
        Retention = "RET-SVC5",
        Stages = [new() { Id = "record", Title = new() { Zh = "填写" }, Sections = [new() { Title = new() { Zh = "基本情况" }, Fields = [.. fields] }, new() { Title = new() { Zh = "结果" }, Fields = [] }] }],
    };

    public static FormField Field(string key, string label, FieldType type = FieldType.Text) => new() { Key = key, Label = new() { Zh = label }, Type = type };

    public static FormField Choice(string key, string label, params string[] options) => Field(key, label, FieldType.Select) with { Options = [.. options.Select(o => new SeedLabel { Zh = o })] };

    public static FormField Table(string key, string label, params FormField[] columns) => Field(key, label, FieldType.Table) with { Columns = [.. columns] };

    public static DesignSurroundings Around(FormFile? inForce = null, string? number = null) => new() { Names = Names, InForce = inForce, Workflows = [.. Workflows.Where(w => w.Form == number)] };

    public static IEnumerable<string> Words(FormFile older, FormFile newer) => FormDifference.Between(older, newer).Select(c => c.Words(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")));

    private static IEnumerable<T> Read<T>(string directory)
        where T : class =>
        Directory.GetFiles(Path.Combine(SeedFiles.Folder, directory), "*.yaml").Order(StringComparer.Ordinal).Select(f => SeedFolder.Read<T>(Path.GetFileName(f), File.ReadAllText(f)).Value);

    private static FormNames KnownNames()
    {
        var organisation = SeedFiles.Load("organisation.yaml");
        return new(
            organisation.List("departments").Select(d => d.Text("id")).Append(FormFile.AllDepartments).ToHashSet(),
            organisation.List("roles").Select(r => r.Text("id")).ToHashSet(),
            SeedFiles.Load("clauses.yaml").List("clauses").Select(c => c.Text("number")).ToHashSet(),
            SeedFiles.Load("retention.yaml").List("classes").Select(c => c.Text("id")).ToHashSet(),
            FormNames.OwnTargets.Concat(SeedFiles.Load("entities.yaml").List("entities").Select(e => e.Text("id"))).Concat(OfPack.Select(f => FormNames.RecordOf(f.Number))).ToHashSet());
    }
}

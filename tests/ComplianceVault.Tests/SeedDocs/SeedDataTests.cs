using ComplianceVault.Kernel;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>The seed data is whole: every reference points to something, every number and label is what the kernel understands.</summary>
public sealed class SeedDataTests
{
    private static readonly YamlMap Organisation = SeedFiles.Load("organisation.yaml");
    private static readonly YamlMap Clauses = SeedFiles.Load("clauses.yaml");

    private static HashSet<string> Ids(string list) => [.. Organisation.List(list).Select(item => item.Text("id"))];

    [Fact]
    public void Roles_HaveUniqueIdsAndRealDepartments()
    {
        var (departments, roles) = (Ids("departments"), Ids("roles"));
        Assert.Equal(["admin", "market", "mgmt", "tech"], departments.Order());
        Assert.Equal(roles.Count, Organisation.List("roles").Count);
        Assert.All(Organisation.List("roles"), role =>
        {
            Assert.Contains(role.Text("kind"), (string[])["individual", "group", "external"]);
            Assert.True(!role.Has("department") || departments.Contains(role.Text("department")), role.Text("id"));
            Assert.True(!role.Has("stands_in") || roles.Contains(role.Text("stands_in")), role.Text("id"));
            Assert.NotEmpty(role.Map("name").Text("zh"));
        });
    }

    [Fact]
    public void Accounts_HoldRolesThatExist_AndEachMainRoleHasOne()
    {
        var roles = Ids("roles");
        var accounts = Organisation.List("accounts");
        Assert.Equal(accounts.Count, accounts.Select(account => account.Text("user")).Distinct().Count());
        Assert.All(accounts.SelectMany(account => account.Texts("roles")), role => Assert.Contains(role, roles));
        string[] main = ["gm", "mgmt_rep", "doc_controller", "dept_head", "all_staff", "auditor", "external_auditor", "sys_admin"];
        Assert.All(main, role => Assert.Contains(accounts, account => account.Texts("roles").Contains(role)));
        Assert.Equal(["admin", "market", "tech"], accounts.Where(account => account.Texts("roles").Contains("dept_head")).Select(account => account.Text("department")).Order());
    }

    [Fact]
    public void Authority_AndFormerNames_PointToRoles()
    {
        var roles = Ids("roles");
        Assert.All(Organisation.List("document_authority"), level =>
            Assert.All([.. level.Texts("author"), level.Text("reviewer"), level.Text("approver")], role => Assert.Contains(role, roles)));
        Assert.All(Organisation.List("former_names"), name => Assert.True(!name.Has("role") || roles.Contains(name.Text("role")), name.Text("name")));
    }

    [Fact]
    public void Clauses_AreInOrder_HangOnTheirParents_AndLeavesSayWhatMustBeDocumented()
    {
        var rows = Clauses.List("clauses");
        var numbers = rows.Select(row => ClauseNumber.Parse(row.Text("number")).Value).ToList();
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        foreach (var (row, number) in rows.Zip(numbers))
        {
            Assert.Equal(number.Parent?.Text, row.TextOrNull("parent"));
            var isLeaf = !numbers.Exists(number.IsAncestorOf);
            Assert.True(row.Has("doc") == isLeaf, number.Text);
            Assert.True(!isLeaf || row.Text("doc") is "M" or "(M)" or "P", number.Text);
        }
    }

    [Fact]
    public void Clauses_HaveOneLeadingDepartmentAndTheOthersSupport()
    {
        var departments = Ids("departments");
        var rows = Clauses.List("clauses").Where(row => row.Text("kind") == "clause").ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(departments.Order(), row.Texts("supporting").Append(row.Text("lead")).Order()));
    }

    [Fact]
    public void Glossary_HasUniqueTermsWithBothLanguagesAndADefinition()
    {
        var terms = SeedFiles.Load("glossary.yaml").List("terms");
        Assert.Equal(176, terms.Count);
        Assert.Equal(terms.Count, terms.Select(term => term.Text("id")).Distinct().Count());
        Assert.Equal(terms.Count, terms.Select(term => term.Map("term").Text("zh")).Distinct().Count());
        Assert.All(terms, term =>
        {
            Assert.NotEmpty(term.Map("term").Text("en"));
            Assert.NotEmpty(term.Map("definition").Text("zh"));
            Assert.DoesNotContain(term.Map("term").Text("zh"), term.Texts("synonyms"));
        });
    }

    [Fact]
    public void Numbering_IsUnderstood_AndTheSampleDocumentsFollowIt()
    {
        var numbering = SeedFiles.Load("numbering.yaml");
        Assert.NotNull(EditionScheme.Find(numbering.Text("edition_scheme")));
        var patterns = numbering.List("levels").ToDictionary(level => level.Text("level"), level => NumberPattern.Parse(level.Text("pattern")).Value);
        Assert.Equal(5, patterns["二阶"].Match("ITSMS-P05")?.Sequence);
        Assert.Equal("ITSMS-P05", patterns["四阶"].Match("ITSMS-P05-R03")?.Document);
    }
}

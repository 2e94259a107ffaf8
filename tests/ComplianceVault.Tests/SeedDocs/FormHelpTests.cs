namespace ComplianceVault.Tests.SeedDocs;

/// <summary>Who fills a form is told what is meant where the name of a field does not say it.</summary>
public sealed class FormHelpTests
{
    [Fact]
    public void EveryFormThatPeopleFill_HelpsWithSomeField()
    {
        var forms = Directory.GetFiles(Path.Combine(SeedFiles.Folder, "forms"), "*.yaml").Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path))).ToList();

        Assert.NotEmpty(forms);
        Assert.Empty(forms.Where(f => !f.Text.Contains("\nway: computed\n", StringComparison.Ordinal) && !f.Text.Contains("help: {zh: ", StringComparison.Ordinal)).Select(f => f.Name));
    }
}

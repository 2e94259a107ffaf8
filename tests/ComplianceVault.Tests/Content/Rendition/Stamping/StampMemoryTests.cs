using ComplianceVault.Content.Rendition.Pages;

namespace ComplianceVault.Tests.Content.Rendition.Stamping;

/// <summary>Measures what stays in memory, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(StampMemoryTests), DisableParallelization = true)]
[Collection(nameof(StampMemoryTests))]
public sealed class StampMemoryTests
{
    [Fact]
    public void ManyPages_ShareOneDrawing()
    {
        using var source = SampleText.Pdf(new PageDocument { Title = "清单", Blocks = [SampleText.List(8_500)] });
        var count = Stamped.Pages(source).Count;
        Assert.True(count >= 300, $"{count} pages");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var target = Stamped.Of(source, Stamped.Uncontrolled);

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20);
        Assert.InRange(target.Length - source.Length, 0, (count * 1_000) + 100_000);
    }
}

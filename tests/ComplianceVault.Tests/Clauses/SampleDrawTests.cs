using ComplianceVault.App.Clauses.Evidence;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Clauses;

/// <summary>Whoever knows population, size and seed draws the same sample again.</summary>
public sealed class SampleDrawTests
{
    [Fact]
    public void Draw_IsOfThePopulation_WithoutRepeating_AndAlwaysTheSame() => Prop.ForAll(
        Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), Gen.Elements("", "a", "2026-内审", "0f3c").ToArbitrary(), (population, size, seed) =>
        {
            var drawn = SampleDraw.Draw(population, size, seed);
            return drawn.Count == Math.Min(population, size) && drawn.SequenceEqual(drawn.Distinct().Order()) && drawn.All(p => p >= 1 && p <= population)
                && drawn.SequenceEqual(SampleDraw.Draw(population, size, seed));
        }).QuickCheckThrowOnFailure();

    /// <summary>Worked out with <c>printf 'seed:%s' N | sha256sum</c>: the three smallest of ten.</summary>
    [Fact]
    public void Draw_IsWhatAnyToolWorksOut() => Assert.Equal(Expected, SampleDraw.Draw(10, 3, "seed"));

    [Fact]
    public void EveryPlace_IsDrawnAboutAsOften()
    {
        var counts = new int[21];
        for (var seed = 0; seed < 2000; seed++)
        {
            foreach (var place in SampleDraw.Draw(20, 5, seed.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                counts[place]++;
        }

        Assert.All(counts.Skip(1), c => Assert.InRange(c, 400, 600));
    }

    private static readonly int[] Expected = [5, 7, 8];
}

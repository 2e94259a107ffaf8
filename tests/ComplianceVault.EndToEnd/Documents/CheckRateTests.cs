using System.Net;
using ComplianceVault.EndToEnd.Harness;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A vault that answers few scans a minute.</summary>
public sealed class ScarceVault : RunningVault
{
    protected override IEnumerable<string> Switches => ["--Web:ChecksPerMinute", "3"];
}

public sealed class CheckRateTests(ScarceVault vault) : IClassFixture<ScarceVault>
{
    [Fact]
    public async Task Guessing_IsStoppedAfterAFew()
    {
        using var client = new HttpClient { BaseAddress = vault.Address };
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await client.GetAsync(new Uri($"/check/AbCdEfGhIjKlMnOpQrStU{i}", UriKind.Relative), TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], answers.Take(3));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers.Skip(3));
    }
}

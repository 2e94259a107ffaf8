using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceVault.App.Platform;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>
/// Posts to the robot of a group. <c>msgtype: text</c> is understood by 企业微信 and 钉钉 alike; 钉钉 wants a signature over the time when the robot has a secret
/// (加签). Both answer 200 with an <c>errcode</c>, which is what counts.
/// </summary>
internal sealed class RobotSender(VaultOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Busy, or too many messages in a minute.</summary>
    private static readonly int[] Passing = [-1, 45009, 130101];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(15) };

    public async Task<Transmission> SendAsync(Letter letter, CancellationToken ct)
    {
        if (!Uri.TryCreate(options.Robot.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Transmission.Of(Arrival.Refused, "message.bad-address", null);
        try
        {
            using var response = await http.PostAsJsonAsync(Signed(address), new { msgtype = "text", text = new { content = letter.Text } }, ct);
            return await AnswerAsync(response, ct);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return Transmission.Of(Arrival.Later, "message.robot-unreachable", e.HttpRequestError.ToString());
        }
        catch (HttpRequestException e)
        {
            return Transmission.Of(Arrival.Unclear, "message.unclear", e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Transmission.Of(Arrival.Unclear, "message.unclear", null);
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<Transmission> AnswerAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var isPassing = (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
            return Transmission.Of(isPassing ? Arrival.Later : Arrival.Refused, "message.robot-refused", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }

        var text = await response.Content.ReadAsStringAsync(ct);
        try
        {
            using var json = JsonDocument.Parse(text);
            var code = json.RootElement.TryGetProperty("errcode", out var said) ? said.GetInt32() : 0;
            return code == 0 ? Transmission.Done : Transmission.Of(Passing.Contains(code) ? Arrival.Later : Arrival.Refused, "message.robot-refused", text);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return Transmission.Of(Arrival.Refused, "message.robot-refused", text);
        }
    }

    private Uri Signed(Uri address)
    {
        if (options.Robot is not { Kind: "dingtalk", Secret.Length: > 0 })
            return address;
        var timestamp = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Robot.Secret), Encoding.UTF8.GetBytes($"{timestamp}\n{options.Robot.Secret}")));
        return new Uri($"{address}{(address.Query.Length > 0 ? "&" : "?")}timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}");
    }
}

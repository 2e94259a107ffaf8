using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>A mail server on this machine that keeps what it is given; it can be told to refuse, or to break off when it has taken a message.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task serving;

    public SmtpServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<MimeMessage> Taken { get; } = [];

    /// <summary>The answer to MAIL FROM instead of 250.</summary>
    public string? Refusal { get; set; }

    /// <summary>Takes the next message and closes the connection without a word.</summary>
    public bool BreaksOff { get; set; }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
        await serving;
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(over.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(over.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                await TakeAsync(reader);
                if (BreaksOff)
                {
                    BreaksOff = false;
                    return;
                }
            }

            await writer.WriteLineAsync(word switch
            {
                "MAIL" when Refusal is { } refusal => refusal,
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (word == "QUIT")
                return;
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(over.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        Taken.Add(await MimeMessage.LoadAsync(bytes, over.Token));
    }
}

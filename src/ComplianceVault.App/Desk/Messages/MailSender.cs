using System.Net.Sockets;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>Sends one e-mail by the company's server. What fails before the text has gone is tried again; what breaks after it is unclear.</summary>
internal sealed class MailSender(VaultOptions options, CompanyTime time)
{
    private const int Patience = 30_000;

    public async Task<Transmission> SendAsync(string toName, string toAddress, Letter letter, CancellationToken ct)
    {
        if (!MailboxAddress.TryParse(toAddress, out var to) || !MailboxAddress.TryParse(options.Mail.From, out var from))
            return Transmission.Of(Arrival.Refused, "message.bad-address", null);
        using var client = new SmtpClient { Timeout = Patience };
        try
        {
            await ConnectAsync(client, ct);
        }
        catch (Exception e) when (e is SocketException or IOException or SslHandshakeException or AuthenticationException or ProtocolException or CommandException or NotSupportedException or TimeoutException)
        {
            return Transmission.Of(Arrival.Later, e is AuthenticationException ? "message.mail-sign-in" : "message.mail-unreachable", e.Message);
        }

        return await HandOverAsync(client, Message(letter, from, new MailboxAddress(toName, to.Address)), ct);
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        var security = options.Mail.Security switch
        {
            "none" => SecureSocketOptions.None,
            "tls" => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(options.Mail.Host, options.Mail.Port, security, ct);
        if (options.Mail.User.Length > 0)
            await client.AuthenticateAsync(options.Mail.User, options.Mail.Password, ct);
    }

    private static async Task<Transmission> HandOverAsync(SmtpClient client, MimeMessage message, CancellationToken ct)
    {
        try
        {
            await client.SendAsync(message, ct);
        }
        catch (SmtpCommandException e)
        {
            return Transmission.Of((int)e.StatusCode < 500 ? Arrival.Later : Arrival.Refused, "message.mail-refused", $"{(int)e.StatusCode} {e.Message}");
        }
        catch (Exception e) when (e is IOException or ProtocolException or TimeoutException or SocketException)
        {
            return Transmission.Of(Arrival.Unclear, "message.unclear", e.Message);
        }

        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is IOException or ProtocolException or SocketException)
        {
            // The server has taken the message; how it says goodbye is its own affair.
        }

        return Transmission.Done;
    }

    private MimeMessage Message(Letter letter, MailboxAddress from, MailboxAddress to) => new()
    {
        From = { from },
        To = { to },
        Subject = letter.Subject,
        Date = time.Offset(time.Now),
        MessageId = $"{letter.MessageId:N}@{from.Domain}",
        Headers = { new Header(HeaderId.AutoSubmitted, "auto-generated") },
        Body = new TextPart("plain") { Text = letter.Text },
    };
}

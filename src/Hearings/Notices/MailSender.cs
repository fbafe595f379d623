using Hearings.Workflow;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Hearings.Notices;

/// <summary>Hands mails to the configured server and tells apart what is certain from what is not.</summary>
public sealed class MailSender(MailSettings settings)
{
    /// <summary>
    /// Hands one over. Whatever it throws before the mail's content left is certain: nothing was taken, it may be tried
    /// again; so is an answer of the server. Silence after that is not.
    /// </summary>
    /// <param name="beginSending">Called before the server is told of the mail.</param>
    /// <exception cref="RefusedException">The server refused this mail for good.</exception>
    /// <exception cref="UncertainException">The content was handed over and no answer came.</exception>
    public async Task Send(MimeMessage message, Func<CancellationToken, Task> beginSending, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Timeout);
        using var client = new SmtpClient();
        var content = new Content();
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, Security, limit.Token);
            if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", limit.Token);
            await beginSending(limit.Token);
            await client.SendAsync(message, limit.Token, content);
        }
        catch (SmtpCommandException answer) when (IsForGood(answer))
        {
            throw new RefusedException($"{(int)answer.StatusCode} {answer.Message}", answer);
        }
        catch (Exception fault) when (content.Left && fault is not SmtpCommandException)
        {
            throw new UncertainException($"The mail was handed over, but the server's answer never came: {fault.Message}", fault);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {settings.Timeout.TotalSeconds:0} seconds.");
        }
        await Part(client);
    }

    private SecureSocketOptions Security => settings.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    // A 5xx about this sender, reader or mail stays as it is; one about the connection may pass.
    private static bool IsForGood(SmtpCommandException answer) => (int)answer.StatusCode >= 500
        && (answer.ErrorCode is SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.SenderNotAccepted);

    private static async Task Part(SmtpClient client)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception)
        {
            // The server has taken the mail; how the connection ends changes nothing.
        }
    }

    /// <summary>Notices that the mail's content has begun to leave.</summary>
    private sealed class Content : ITransferProgress
    {
        public bool Left { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Left = true;

        public void Report(long bytesTransferred) => Left = true;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Hearings.Tests.Notices;

/// <summary>What the server does with the next connection.</summary>
public enum Turn
{
    /// <summary>Takes the mail.</summary>
    Accept,
    /// <summary>Closes the connection before it says a word.</summary>
    HangUp,
    /// <summary>Says "try later" to the recipient.</summary>
    Later,
    /// <summary>Says "no such person" to the recipient.</summary>
    NoSuchPerson,
    /// <summary>Takes the whole content and closes the connection without an answer; the mail is kept as taken.</summary>
    DieAfterData,
    /// <summary>Takes the whole content and says nothing more.</summary>
    StallAfterData,
    /// <summary>Greets, and says nothing more.</summary>
    Stall,
    /// <summary>Takes the content and answers that there was something wrong with it.</summary>
    RefuseContent,
    /// <summary>Takes the mail and closes the connection rudely.</summary>
    AcceptAndDrop,
}

/// <summary>
/// A mail server on a free port of this machine that speaks just enough SMTP and does what its script says: no library
/// stands between the program's sender and these bytes.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Turn> _script = new();
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that it took, with those whose taking it never confirmed.</summary>
    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections { get; private set; }

    /// <summary>What clients said to sign in.</summary>
    public ConcurrentQueue<string> SignIns { get; } = new();

    /// <summary>What it does with the next connections, one after the other; then it accepts.</summary>
    public void Then(params Turn[] turns)
    {
        foreach (var turn in turns) _script.Enqueue(turn);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                open.Add(Converse(client, _script.TryDequeue(out var turn) ? turn : Turn.Accept));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Converse(TcpClient client, Turn turn)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            if (turn == Turn.HangUp) return;
            await Say("220 mail.test ready");
            if (turn == Turn.Stall) await Task.Delay(Timeout.Infinite, _stop.Token);
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "EHLO" or "HELO":
                        await Say("250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN");
                        break;
                    case "AUTH":
                        SignIns.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])));
                        await Say("235 welcome");
                        break;
                    case "RCPT" when turn == Turn.Later:
                        await Say("451 try again later");
                        break;
                    case "RCPT" when turn == Turn.NoSuchPerson:
                        await Say("550 no such person here");
                        break;
                    case "DATA":
                        await Say("354 go on");
                        var content = await Content(reader);
                        if (turn == Turn.RefuseContent)
                        {
                            await Say("452 out of space");
                            break;
                        }
                        Taken.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(content)), _stop.Token));
                        if (turn == Turn.DieAfterData) return;
                        if (turn == Turn.StallAfterData) await Task.Delay(Timeout.Infinite, _stop.Token);
                        await Say("250 taken");
                        if (turn == Turn.AcceptAndDrop) return;
                        break;
                    case "QUIT":
                        await Say("221 bye");
                        return;
                    default:
                        await Say("250 ok");
                        break;
                }
            }

            async Task Say(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _stop.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task<string> Content(StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line and not ".")
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return content.ToString();
    }
}

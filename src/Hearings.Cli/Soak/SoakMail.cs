using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hearings.Cli.Soak;

/// <summary>A mail server that now and then refuses, stalls, or dies after DATA; it remembers the Message-ID of all that reached it.</summary>
internal sealed class SoakMail : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>How often each mail reached it whole, answered or not.</summary>
    public ConcurrentDictionary<string, int> Received { get; } = new();

    /// <summary>What it did instead of taking a mail.</summary>
    public ConcurrentDictionary<string, int> Faults { get; } = new();

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Begins to serve.</summary>
    public void Start()
    {
        _listener.Start();
        _ = Serve();
    }

    private async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Talk(client);
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await Talk(reader, writer);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The node was killed in mid-sentence.
        }
    }

    private async Task Talk(StreamReader reader, StreamWriter writer)
    {
        var mood = Random.Shared.Next(100);
        if (mood < 4)
        {
            Count("refused");
            await writer.WriteLineAsync("421 not now");
            return;
        }
        await writer.WriteLineAsync("220 soak");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" when mood < 7:
                    Count("stalled");
                    await Task.Delay(TimeSpan.FromSeconds(20), _stop.Token);
                    return;
                case "EHLO" or "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP":
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    // Killed in mid-sentence: without its end a mail was not handed over (RFC 5321, 4.1.1.4).
                    if (!await Take(reader, mood >= 10 || mood < 7)) return;
                    if (mood is >= 7 and < 10)
                    {
                        Count("died after DATA");
                        return;
                    }
                    await writer.WriteLineAsync(mood < 13 ? "451 later" : "250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("502 what?");
                    break;
            }
        }

        async Task<bool> Take(StreamReader text, bool answers)
        {
            string? id = null;
            string? line;
            while ((line = await text.ReadLineAsync(_stop.Token)) is not null and not ".")
                if (id is null && line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)) id = line[11..].Trim().Trim('<', '>');
            if (line is null) return false;
            if (answers && mood < 13) Count("put off after DATA");
            else Received.AddOrUpdate(id ?? "none", 1, (_, n) => n + 1);
            return true;
        }
    }

    private void Count(string fault) => Faults.AddOrUpdate(fault, 1, (_, n) => n + 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hearings.Demonstration;
using Hearings.Tests.Database;
using Xunit;

namespace Hearings.Tests.CommandLine;

public sealed class UpTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _port = FreePort();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Dictionary<string, string?> Environment => new() { ["HEARINGS_DATA"] = _scratch.Path, ["HEARINGS_DB"] = null };

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Serves_a_demonstration_keeps_it_and_stops_all_it_started()
    {
        using (var first = Terminal.Start(["up", "--port", _port], Environment))
        {
            var said = await ReadUntilServing(first);
            Assert.Contains("Loading the demonstration", said, StringComparison.Ordinal);
            Assert.All(Persona.All, persona => Assert.Contains(persona.Name, said, StringComparison.Ordinal));
            using var http = new HttpClient { BaseAddress = new($"http://localhost:{_port}") };
            var page = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Stop));
            Assert.Contains(Persona.All[0].Name, page, StringComparison.Ordinal);

            var second = await Terminal.Run(["up", "--port", _port], Environment);
            Assert.Equal((1, 1), (second.ExitCode, second.Errors.TrimEnd().Split('\n').Length));
            Assert.Contains($"port {_port} is taken", second.Errors, StringComparison.Ordinal);

            var check = await Terminal.Run(["check", "--database", "demo"], Environment);
            Assert.Equal((0, ""), (check.ExitCode, check.Errors));
            var absent = await Terminal.Run(["check"], Environment);
            Assert.Equal(1, absent.ExitCode);
            Assert.Contains("there is no database hearings", absent.Errors, StringComparison.Ordinal);

            var server = ServerId();
            await Terminal.Signal(first, "INT", Stop);
            Assert.Equal(0, first.ExitCode);
            await Ends(server);
        }
        using var again = Terminal.Start(["up", "--port", _port], Environment);
        Assert.DoesNotContain("Loading", await ReadUntilServing(again), StringComparison.Ordinal);
        var killed = ServerId();
        await Terminal.Signal(again, "KILL", Stop);
        await Ends(killed);
    }

    [Fact]
    public async Task A_database_of_another_name_is_no_demonstration()
    {
        using var up = Terminal.Start(["up", "--port", _port, "--database", "commission"], Environment);
        var said = await ReadUntilServing(up);

        Assert.DoesNotContain("demonstration", said, StringComparison.Ordinal);
        Assert.Contains("./hearings user add", said, StringComparison.Ordinal);
        await Terminal.Signal(up, "TERM", Stop);
    }

    private static async Task<string> ReadUntilServing(Process up)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(8));
        var said = "";
        while (!said.Contains("Ctrl-C stops it.", StringComparison.Ordinal))
            said += await up.StandardOutput.ReadLineAsync(limit.Token) is { } line
                ? line + "\n" : throw new InvalidOperationException(said + await up.StandardError.ReadToEndAsync(limit.Token));
        return said;
    }

    private int ServerId() => int.Parse(
        File.ReadLines(Path.Combine(_scratch.Path, "postgresql", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task Ends(int process)
    {
        for (var tries = 0; Directory.Exists($"/proc/{process}") && tries < 100; tries++)
            await Task.Delay(100, Stop);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using Xunit;

namespace Hearings.Tests.CommandLine;

/// <summary>What can be proved of the containers without an engine: the files are well-formed, and the program tells its health.</summary>
public sealed class ContainerTests(House house) : IClassFixture<House>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_compose_file_is_whole_and_asks_for_its_secret()
    {
        var (code, text) = await Compose("test-secret");
        Assert.True(code == 0, text);
        foreach (var part in (string[])["postgres:17", "mailpit", "Host=database;Username=hearings;Password=test-secret", "service_healthy"])
            Assert.Contains(part, text, StringComparison.Ordinal);

        var (refused, reason) = await Compose(null);
        Assert.NotEqual(0, refused);
        Assert.Contains("choose a password for the database", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_runs_as_nobody_special_and_is_asked_for_its_health()
    {
        var last = File.ReadAllText(Path.Combine(SourceTree.Root, "Dockerfile")).Split("\nFROM ")[^1];

        Assert.Contains("\nUSER hearings\n", last, StringComparison.Ordinal);
        Assert.Contains("/health", last, StringComparison.Ordinal);
        Assert.Contains("chromium", last, StringComparison.Ordinal);
        Assert.Contains("fonts-noto-core", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_to_anyone()
    {
        using var nobody = house.Anonymous();
        var answer = await nobody.Client.GetAsync(new Uri("/health", UriKind.Relative), Stop);

        Assert.Equal((HttpStatusCode.OK, "ready"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
    }

    // What the docker command says where its compose part is not installed.
    private static readonly string[] Absent = ["unknown command", "is not a docker command", "unknown flag: --file"];

    private static async Task<(int Code, string Text)> Compose(string? password)
    {
        foreach (var (program, first) in ((string, string[])[])[("docker", ["compose"]), ("docker-compose", [])])
        {
            var start = new ProcessStartInfo(program, [.. first, "--file", Path.Combine(SourceTree.Root, "docker-compose.yml"), "config"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["HEARINGS_DB_PASSWORD"] = password;
            try
            {
                using var compose = Process.Start(start)!;
                var (output, errors) = (compose.StandardOutput.ReadToEndAsync(Stop), compose.StandardError.ReadToEndAsync(Stop));
                await compose.WaitForExitAsync(Stop);
                var text = await output + await errors;
                if (!Absent.Any(said => text.Contains(said, StringComparison.Ordinal)))
                    return (compose.ExitCode, text);
            }
            catch (Win32Exception)
            {
                // This way to say it is not installed; the next one may be.
            }
        }
        Assert.Skip("Neither 'docker compose' nor 'docker-compose' is installed.");
        return default;
    }
}

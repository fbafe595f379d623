using Hearings.Tests.CommandLine;
using Hearings.Tests.Database;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>
/// The short version of <c>hearings soak</c>: real processes of the program on a real server, killed three times while cases are
/// driven to their end, with a database that crashes, a clock that jumps, a disk that fills, a handler and a mail server that
/// misbehave.
/// </summary>
public sealed class SoakTests
{
    [Fact]
    public async Task Three_kills_lose_nothing_and_do_nothing_twice()
    {
        using var scratch = new ScratchFolder();
        using var soak = Terminal.Start(["soak", "--minutes", "0.2", "--kills", "3", "--cases", "12"], new() { ["HEARINGS_DATA"] = scratch.Path });
        soak.StandardInput.Close();
        var errors = soak.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await soak.StandardOutput.ReadToEndAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(8), TestContext.Current.CancellationToken);
        await soak.WaitForExitAsync(CancellationToken.None);
        Assert.True(soak.ExitCode == 0, output + await errors);
        Assert.Contains("       3  kills", output, StringComparison.Ordinal);
        Assert.Contains("      12  cases Closed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("       0  handlers that hung", output, StringComparison.Ordinal);
        // Only root may mount a disk to fill.
        if (output.Contains("disks filled", StringComparison.Ordinal)) Assert.DoesNotContain("       0  files refused", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was lost and nothing was done twice.", output, StringComparison.Ordinal);
    }
}

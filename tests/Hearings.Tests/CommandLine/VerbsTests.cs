using Xunit;

namespace Hearings.Tests.CommandLine;

public sealed class VerbsTests
{
    [Fact]
    public async Task Help_lists_the_verbs()
    {
        var help = await Terminal.Run(["--help"]);

        Assert.Equal(0, help.ExitCode);
        foreach (var verb in (string[])["up", "migrate", "db", "check", "audit", "user", "workflow", "test", "bench"])
            Assert.Contains($"  {verb} ", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_refused_by_name()
    {
        var refused = await Terminal.Run(["adjudge"]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("adjudge", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
    }
}

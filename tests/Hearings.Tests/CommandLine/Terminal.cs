using System.Diagnostics;

namespace Hearings.Tests.CommandLine;

/// <summary>Runs the real program as a process of its own, as a person at a terminal does.</summary>
public static class Terminal
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="environment">Variables to set; null takes one away.</param>
    public static async Task<Outcome> Run(string[] arguments, Dictionary<string, string?>? environment = null, string input = "")
    {
        using var program = Start(arguments, environment);
        var output = program.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = program.StandardError.ReadToEndAsync(CancellationToken.None);
        await program.StandardInput.WriteAsync(input);
        program.StandardInput.Close();
        await program.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(5));
        return new(program.ExitCode, await output, await errors);
    }

    /// <summary>Starts it and leaves it running, its output redirected.</summary>
    public static Process Start(string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Hearings.Cli.dll");
        // A shell that runs the tests in the background lets them ignore Ctrl-C, and whatever they start would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT", "dotnet", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>What a finished program left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Errors);

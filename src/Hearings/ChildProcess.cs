using System.Diagnostics;

namespace Hearings;

/// <summary>Programs of the operating system that this one runs, none of which may run as root.</summary>
public static class ChildProcess
{
    /// <summary>How to start <paramref name="program"/>: as <paramref name="user"/> where we are root, else as ourselves.</summary>
    public static ProcessStartInfo StartInfo(string user, string program, params IEnumerable<string> arguments)
    {
        IEnumerable<string> command = [program, .. arguments];
        if (Environment.IsPrivilegedProcess)
            command = ["setpriv", "--reuid", user, "--regid", user, "--init-groups", .. command];
        // The other user may not be allowed to enter the folder that we stand in.
        return new(command.First(), command.Skip(1)) { WorkingDirectory = "/" };
    }

    /// <summary>Runs it to its end with the given input; returns its exit code, output and errors together.</summary>
    /// <exception cref="SetUpException">The program is not there.</exception>
    public static async Task<(int ExitCode, string Output)> Run(ProcessStartInfo start, string input, CancellationToken stop)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StandardError.ReadToEndAsync(stop);
        await process.StandardInput.WriteAsync(input.AsMemory(), stop);
        process.StandardInput.Close();
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, (await output + await errors).Trim());
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="SetUpException">The program is not there.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new SetUpException($"{start.FileName} could not be started: {missing.Message}", missing);
        }
    }
}

using Microsoft.Playwright;

namespace Hearings.Reports;

/// <summary>
/// The system's Chromium, started without a window: it prints the documents, and the browser tests walk the pages in it.
/// Never downloaded. Spoken to through a pipe, so that no port is open to other users of the machine.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string NoSandbox = "No usable sandbox";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly IPlaywright _playwright;
    private readonly string? _launcher;

    private Chromium(IPlaywright playwright, string? launcher, IBrowser browser) =>
        (_playwright, _launcher, Browser) = (playwright, launcher, browser);

    /// <summary>The running browser.</summary>
    public IBrowser Browser { get; }

    /// <summary>
    /// Starts it in its sandbox, and as the user <c>nobody</c> where we are root. Where the machine allows no sandbox it
    /// runs without one, after <paramref name="warn"/> has been told.
    /// </summary>
    /// <param name="warn">Told that there is no sandbox.</param>
    /// <param name="switches">Further switches of Chromium's own.</param>
    /// <exception cref="SetUpException">Chromium is not installed or does not start.</exception>
    public static async Task<Chromium> Launch(Action<string> warn, params string[] switches)
    {
        var program = Find();
        var launcher = Environment.IsPrivilegedProcess ? WriteLauncher(program) : null;
        var playwright = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions
        {
            ExecutablePath = launcher ?? program,
            ChromiumSandbox = true,
            Args = ["--disable-gpu", "--font-render-hinting=none", .. switches],
            Timeout = 60_000,
        };
        try
        {
            try
            {
                return new(playwright, launcher, await playwright.Chromium.LaunchAsync(options));
            }
            catch (PlaywrightException refused) when (refused.Message.Contains(NoSandbox, StringComparison.Ordinal))
            {
                warn("Chromium finds no usable sandbox on this machine (no user namespaces, no setuid helper); "
                    + "it runs without one. Print only documents of your own.");
                options.ChromiumSandbox = false;
                return new(playwright, launcher, await playwright.Chromium.LaunchAsync(options));
            }
        }
        catch (PlaywrightException refused)
        {
            playwright.Dispose();
            Forget(launcher);
            throw new SetUpException($"Chromium ({program}) did not start: {refused.Message}", refused);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        Forget(_launcher);
    }

    private static string Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => path.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new SetUpException($"Chromium is not installed ({string.Join(", ", Names)} were looked for): run ./hearings up");
    }

    private static string WriteLauncher(string program)
    {
        // Chromium refuses to run as root, and Playwright makes the browser's profile folder for root alone.
        var launcher = Path.Combine(Directory.CreateTempSubdirectory("hearings-chromium-").FullName, "launch");
        File.WriteAllText(launcher, $"""
            #!/bin/sh
            for word do
                case $word in --user-data-dir=*) HOME=$(printf %s "$word" | cut -d= -f2-) ;; esac
            done
            export HOME
            chown nobody "$HOME" && cd / && exec setpriv --reuid nobody --regid "$(id -g nobody)" --clear-groups '{program}' "$@"

            """);
        File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return launcher;
    }

    private static void Forget(string? launcher)
    {
        if (launcher is not null && Path.GetDirectoryName(launcher) is { } folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

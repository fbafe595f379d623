using Microsoft.Extensions.Configuration;

namespace Hearings.Notices;

/// <summary>How the connection to the mail server is kept from being read.</summary>
public enum MailSecurity { Auto, None, StartTls, Tls }

/// <summary>The mail server, from the configuration <c>Smtp:…</c>. No class of record: nothing ever writes the password out.</summary>
public sealed class MailSettings
{
    private static readonly string[] Fictional = [".example", ".invalid", "example.com", "example.org", "example.net"];

    /// <summary>The server, or null: then nothing is sent.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The name to sign in with, or null where it asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>How the connection is secured.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.Auto;

    /// <summary>The address that mails come from.</summary>
    public string From { get; init; } = "hearings@commission.invalid";

    /// <summary>How long the server may take for one mail.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where people reach the program, such as <c>https://hearings.gov.kz</c>; null leaves links out of mails.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whether mails are sent at all.</summary>
    public bool IsConfigured => Host is not null;

    /// <summary>What becomes of mails, for whoever starts the program; never the password.</summary>
    public string InWords => IsConfigured
        ? $"Mail leaves through {Host}:{Port} as {From}."
        : "No mail server is configured: notices are kept, and read on /outbox and /notices. To send mail, start with the environment variables Smtp__Host (the server) and Smtp__From (the address that mails come from).";

    /// <summary>The domain of Message-IDs.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];

    /// <summary>Why a notice to this address is kept here; null where it is sent.</summary>
    public KeptReason? KeptFor(string? address) =>
        string.IsNullOrWhiteSpace(address) ? KeptReason.NoAddress
        : Fictional.Any(end => address.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? KeptReason.FictionalAddress
        : IsConfigured ? null : KeptReason.NoServer;

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="SetUpException">A value is missing or not understood.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        var given = new MailSettings { PublicUrl = Address(smtp["PublicUrl"]) };
        if (Value("Host") is not { } host) return given;
        return new MailSettings
        {
            Host = host,
            Port = Whole("Port") ?? given.Port,
            User = Value("User"),
            Password = smtp["Password"],
            Security = Value("Security") is not { } security ? given.Security
                : Enum.TryParse<MailSecurity>(security, ignoreCase: true, out var known) ? known
                : throw new SetUpException($"Smtp__Security is '{security}'; it can be {string.Join(", ", Enum.GetNames<MailSecurity>())}"),
            From = Value("From") is { } from && from.IndexOf('@', StringComparison.Ordinal) > 0 ? from
                : throw new SetUpException("Smtp__From must be the mail address that mails come from, since Smtp__Host names a server"),
            Timeout = Whole("Timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : given.Timeout,
            PublicUrl = given.PublicUrl,
        };

        string? Value(string name) => string.IsNullOrWhiteSpace(smtp[name]) ? null : smtp[name]!.Trim();

        int? Whole(string name) => Value(name) is not { } text ? null
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new SetUpException($"Smtp__{name} is '{text}'; it must be a whole number above zero");
    }

    private static Uri? Address(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new SetUpException($"Smtp__PublicUrl is '{text}'; it must be an address such as https://hearings.gov.kz");
}

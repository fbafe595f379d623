using Hearings.Database;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Notices;

/// <summary>A file that goes with a notice.</summary>
/// <param name="Name">Its name, such as <c>L-2026-00001-kk.pdf</c>.</param>
public sealed record Attachment(string Name, string ContentType, byte[] Bytes);

/// <summary>Prints letters. An edge of the process: the work is the PDF printer's.</summary>
public interface ILetterPrinter
{
    /// <summary>The letter in Kazakh or Russian, as a PDF.</summary>
    Task<byte[]> Print(Letter letter, Language language, CancellationToken cancel = default);
}

/// <summary>Makes a notice's attachments from its facts, for the mail and for the pages alike.</summary>
public sealed class Attachments(HearingsDb db, MailSettings mail, IServiceProvider services)
{
    private const string CalendarFile = "invite.ics";

    /// <summary>The languages in which the Commission writes to bodies.</summary>
    public static IReadOnlyList<Language> LetterLanguages { get; } = [Language.Kk, Language.Ru];

    /// <summary>The names of what goes with a notice, without making it.</summary>
    public static IReadOnlyList<string> Names(Notice notice) =>
    [
        .. notice.Calendar is null ? (string[])[] : [CalendarFile],
        .. notice.LetterReference is null ? [] : LetterLanguages.Select(l => LetterFile(notice.LetterReference, l)),
    ];

    /// <summary>The name of a printed letter's file.</summary>
    public static string LetterFile(string reference, Language language) => $"{reference}-{language.Code()}.pdf";

    /// <summary>One of them by its name, or null where there is none of this name.</summary>
    public async Task<Attachment?> Make(Notice notice, string name, CancellationToken cancel = default)
    {
        if (!Names(notice).Contains(name)) return null;
        if (name == CalendarFile) return new Attachment(name, $"text/calendar; charset=utf-8; method={notice.Invitation!.Method}", Calendar(notice));
        var letter = await db.Letters.AsNoTracking().SingleAsync(l => l.Reference == notice.LetterReference, cancel);
        var language = LetterLanguages.First(l => LetterFile(letter.Reference, l) == name);
        return new Attachment(name, "application/pdf", await services.GetRequiredService<ILetterPrinter>().Print(letter, language, cancel));
    }

    private byte[] Calendar(Notice notice)
    {
        using var _ = Languages.Use(notice.Language);
        return System.Text.Encoding.UTF8.GetBytes(notice.Invitation!.Write(
            notice.Language, (Text.Get("Layout.Commission"), mail.From), (notice.RecipientName, notice.Address), notice.CreatedAt));
    }
}

using System.Net;
using Hearings.Texts;
using MimeKit;

namespace Hearings.Notices;

/// <summary>A notice as a mail: the same words as on its page, plain and as simple HTML, with its attachments.</summary>
public static class MailWriter
{
    /// <summary>The mail. It is the same each time but for its boundaries.</summary>
    public static MimeMessage Write(Notice notice, IReadOnlyList<Attachment> attachments, MailSettings settings)
    {
        using var _ = Languages.Use(notice.Language);
        var message = new MimeMessage
        {
            MessageId = notice.MessageId,
            Date = Calendar.LocalTime.Of(notice.CreatedAt),
            Subject = notice.Subject,
            Body = Body(notice, attachments, settings),
        };
        message.From.Add(new MailboxAddress(Text.Get("Layout.Commission"), settings.From));
        message.To.Add(new MailboxAddress(notice.RecipientName, notice.Address));
        // RFC 3834: nobody's absence notice answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, notice.Language.Code());
        return message;
    }

    private static MimeEntity Body(Notice notice, IReadOnlyList<Attachment> attachments, MailSettings settings)
    {
        var link = notice.Link is { } path && settings.PublicUrl is { } site ? new Uri(site, path.TrimStart('/')) : null;
        var words = new MultipartAlternative(new TextPart("plain") { Text = Plain(notice, link) }, new TextPart("html") { Text = Html(notice, link) });
        // Mail programs offer to accept an entry that stands among the forms of the text, not one that is only attached.
        foreach (var entry in attachments.Where(a => a.ContentType.StartsWith("text/calendar", StringComparison.Ordinal)))
            words.Add(Part(entry, ContentDisposition.Inline));
        if (attachments.Count == 0) return words;
        var all = new Multipart("mixed") { words };
        foreach (var attachment in attachments) all.Add(Part(attachment, ContentDisposition.Attachment));
        return all;
    }

    private static MimePart Part(Attachment attachment, string disposition)
    {
        var part = new MimePart(ContentType.Parse(attachment.ContentType))
        {
            Content = new MimeContent(new MemoryStream(attachment.Bytes)),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(disposition),
        };
        if (disposition == ContentDisposition.Attachment) part.FileName = attachment.Name;
        return part;
    }

    private static string Plain(Notice notice, Uri? link) => string.Join("\n\n", new[]
    {
        notice.Body,
        link is null ? null : $"{Text.Get("Notices.Mail.Open")} {link}",
        $"-- \n{Text.Get("Notices.Mail.Footer")}",
    }.Where(part => part is not null));

    private static string Html(Notice notice, Uri? link)
    {
        var paragraphs = notice.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => $"<p style=\"margin:0 0 16px\">{Encoded(p).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        var way = link is null ? "" : $"<p style=\"margin:0 0 16px\"><a href=\"{Encoded(link.ToString())}\">{Encoded(Text.Get("Notices.Mail.Open"))} {Encoded(link.ToString())}</a></p>";
        return $"""
            <!DOCTYPE html>
            <html lang="{notice.Language.Code()}"><head><meta charset="utf-8"><title>{Encoded(notice.Subject)}</title></head>
            <body style="margin:0;padding:24px;font:16px/1.5 Arial,'Noto Sans',sans-serif;color:#0b0c0c;max-width:640px">
            {string.Join('\n', paragraphs)}
            {way}
            <p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #b1b4b6;font-size:14px;color:#505a5f">{Encoded(Text.Get("Notices.Mail.Footer"))}</p>
            </body></html>
            """;
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}

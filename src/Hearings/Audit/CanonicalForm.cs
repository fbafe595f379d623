using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hearings.Audit;

/// <summary>
/// Texts as bytes such that no other texts give the same bytes. For each field in its order: the length of its UTF-8 bytes in
/// decimal digits, a colon, those bytes, a line feed (0x0A); for one without a value only <c>-</c> and a line feed. Nothing else.
/// </summary>
public static class CanonicalForm
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of these fields.</summary>
    public static byte[] Of(params ReadOnlySpan<string?> fields)
    {
        var form = new ArrayBufferWriter<byte>(512);
        foreach (var field in fields)
            Utf8.GetBytes(field is null ? "-\n" : string.Create(CultureInfo.InvariantCulture, $"{Utf8.GetByteCount(field)}:{field}\n"), form);
        return form.WrittenSpan.ToArray();
    }

    /// <summary>A whole number: decimal digits, a minus before a negative one.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC to the microsecond, such as <c>2026-03-02T05:00:00.000000Z</c>: as finely as the database keeps it.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

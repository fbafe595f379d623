using Hearings.Access;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Letters;

/// <summary>Letters as files.</summary>
public static class Files
{
    /// <summary>Adds the printing of letters.</summary>
    public static IServiceCollection AddLetterPrinting(this IServiceCollection services) => services.AddSingleton<ILetterPrinter, LetterPrinter>();

    /// <summary>Maps <c>/letters/L-2026-00001-kk.pdf</c> and the list as a CSV file.</summary>
    public static void MapLetters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/letters/{reference}-{language:regex(^(kk|ru)$)}.pdf",
            async (string reference, string language, HearingsDb db, Actor actor, ILetterPrinter printer, CancellationToken cancel) =>
            await LetterFilter.Seen(db, actor).SingleOrDefaultAsync(l => l.Reference == reference, cancel) is { } letter
                ? await PdfAnswer.Of(Attachments.LetterFile(reference, Languages.Parse(language)!.Value), stop => printer.Print(letter, Languages.Parse(language)!.Value, stop), cancel)
                : TypedResults.NotFound());
        app.MapGet("/letters.csv", (HearingsDb db, Actor actor, string? q, string? kind) => CsvAnswer.Of("letters.csv",
            ["letter", "written_on", "kind", "body_kk", "body_ru", "body_en", "title_kk", "title_ru", "signer"],
            LetterFilter.Of(q, kind, null).In(db, actor).AsAsyncEnumerable().Select(l => new object?[]
            {
                l.Reference, l.WrittenOn, l.Kind, l.BodyName.Kk, l.BodyName.Ru, l.BodyName.En, l.Title.Kk, l.Title.Ru, l.SignerName,
            })));
    }
}

using Hearings.Notices;
using Hearings.Web.Layout;
using Hearings.Web.Pages.Reports;

namespace Hearings.Web.Pages.Letters;

/// <summary>Prints letters from the same component that the page of a letter shows.</summary>
internal sealed class LetterPrinter(DocumentPrinter printer, Site site) : ILetterPrinter
{
    public Task<byte[]> Print(Letter letter, Language language, CancellationToken cancel = default) => printer.Print<LetterDocument>(language, new()
    {
        [nameof(LetterDocument.Letter)] = letter,
        [nameof(LetterDocument.Fictional)] = site.IsDemonstration,
        [nameof(LetterDocument.Styles)] = DocumentPrinter.Styles,
    }, cancel);
}

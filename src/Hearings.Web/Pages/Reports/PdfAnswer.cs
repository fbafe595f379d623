using Hearings.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearings.Web.Pages.Reports;

/// <summary>A printed document as a download: one print at a time on each node, the others wait, nobody for longer than a minute or two.</summary>
public static class PdfAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The document under this name, or why it cannot be printed now.</summary>
    public static async Task<IResult> Of(string name, Func<CancellationToken, Task<byte[]>> print, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return TypedResults.File(await print(patience.Token), "application/pdf", name);
        }
        catch (Exception late) when (late is TimeoutException || (late is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Refused(Text.Get("Reports.PrintTimeout"));
        }
        catch (SetUpException missing)
        {
            return Refused(Text.Get("Reports.PrintUnavailable", missing.Message));
        }
    }

    private static ContentHttpResult Refused(string reason) => TypedResults.Text(reason, "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
}

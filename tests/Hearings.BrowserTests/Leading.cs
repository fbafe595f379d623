using Microsoft.Playwright;

namespace Hearings.BrowserTests;

/// <summary>Going from one page to the next.</summary>
internal static class Leading
{
    /// <summary>
    /// Does what leads on and waits until the page that follows is there, its scripts have run and its fonts are loaded: a
    /// page of its own after a form, the same document with another content after a link.
    /// </summary>
    public static async Task Leave(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("window.left = true; Blazor.addEventListener('enhancedload', () => delete window.left)");
        await act();
        await page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete' && document.fonts.status === 'loaded'");
    }
}

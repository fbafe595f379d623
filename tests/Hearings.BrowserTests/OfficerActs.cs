using Hearings.Recommendations;

namespace Hearings.BrowserTests;

/// <summary>What a body's officers do on their portal.</summary>
internal static class OfficerActs
{
    /// <summary>The signer accepts the recommendation that waits.</summary>
    public static async Task Answer(this Player signer)
    {
        await signer.Go("/portal");
        await signer.Look("portal-answer");
        await signer.Follow(".duty a.govuk-button");
        await signer.Fill(("Form.Answer", nameof(AnswerKind.Accepted)));
        await signer.Look("answer");
        await signer.Send("answer-recommendation");
        await signer.Look("answered");
    }

    /// <summary>The loader prepares evidence: a file, a link and a note.</summary>
    public static async Task Load(this Player loader)
    {
        await loader.Go("/portal");
        await loader.Follow(".duty a[href$='/evidence']");
        await loader.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "растау.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes("Бөлімдер толтырылды.") });
        await loader.Page.WaitForSelectorAsync(".staged__file");
        await loader.Fill(("Form.Links", "https://www.gov.kz/memleket/entities/low"), ("Form.Note", "Бөлімдер толтырылды."));
        await loader.Look("evidence");
        await loader.Send("load-evidence");
        await loader.Look("loaded");
    }

    /// <summary>The signer signs what a colleague prepared.</summary>
    public static async Task Sign(this Player signer)
    {
        await signer.Go("/portal");
        await signer.Follow(".duty a.govuk-button[href^='/tasks/']");
        await signer.Look("sign");
        await signer.Send("submit-evidence");
        await signer.Look("signed");
    }
}

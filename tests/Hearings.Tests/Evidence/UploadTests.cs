using System.Net;
using Hearings.Access;
using Hearings.Evidence;
using Hearings.Tests.Cases;
using Hearings.Tests.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hearings.Tests.Evidence;

/// <summary>What may go wrong with a file on its way in.</summary>
public sealed class UploadTests(UploadTests.Storage house) : IClassFixture<UploadTests.Storage>
{
    private static readonly (string, string) Add = ("staged-act", "add");

    [Fact]
    public async Task Fifty_megabytes_are_taken_and_one_byte_more_is_refused_by_name()
    {
        var (browser, page) = await Form("big");
        using var _ = browser;
        var most = new byte[FileLimits.FileSize + 1];
        TestFiles.Pdf().CopyTo(most, 0);

        page = await browser.Send(page, "attach-documents", new() { ["Form.Title"] = "Typed" }, [("fits.pdf", most[..^1]), ("over.pdf", most)], Add);

        Assert.Equal(["fits.pdf"], page.Texts(".staged__name"));
        Assert.Contains("“over.pdf” is greater than 50 MB", page.Text(".govuk-error-message"), StringComparison.Ordinal);
        Assert.Equal("Typed", page.Html.QuerySelector("input[name='Form.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_request_beyond_the_limit_is_refused_and_other_pages_take_no_great_requests()
    {
        var (browser, page) = await Form("great");
        using var _ = browser;
        using var content = new MultipartFormDataContent { { new Endless(FileLimits.Request + 1), "Form.Files.New", "great.pdf" } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Posted(browser, page.Address, content));
        using var other = new MultipartFormDataContent { { new Endless(31 * 1024 * 1024), "file", "great.pdf" } };
        Assert.NotEqual(HttpStatusCode.OK, await Posted(browser, new Uri(house.Address, "/sign-out"), other));
    }

    [Fact]
    public async Task A_wrong_content_is_refused_and_the_others_are_kept()
    {
        var (browser, page) = await Form("wrong");
        using var _ = browser;
        page = await browser.Send(page, "attach-documents", files: [("a.pdf", [0x4D, 0x5A, 0x90, 0]), ("b.exe", [0x4D, 0x5A]), ("c.txt", TestFiles.Text("text")), ("d.txt", [])], button: Add);
        Assert.Equal(["c.txt"], page.Texts(".staged__name"));
        Assert.Equal(3, page.Texts(".govuk-error-summary li").Count);

        // What is more than a form takes is named; the twenty before it are kept.
        page = await browser.Send(page, "attach-documents", files: Enumerable.Range(2, FileLimits.Files).Select(n => ($"{n}.txt", TestFiles.Text($"text {n}"))), button: Add);
        Assert.Equal(FileLimits.Files, page.Texts(".staged__name").Count);
        Assert.Contains($"“{FileLimits.Files + 1}.txt” was not added: a form takes at most {FileLimits.Files} files.", page.Text(".govuk-error-message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_nothing_is_lost_or_half_kept()
    {
        var (browser, page) = await Form("full");
        using var _ = browser;
        var before = house.Contents();
        foreach (var at in (string[])["write", "dispose", "keep"])
        {
            house.FailAt = (at, 28);
            page = await browser.Send(page, "attach-documents", new() { ["Form.Title"] = "Typed" }, [("a.pdf", TestFiles.Pdf(at))], Add);
            house.FailAt = null;
            Assert.Contains("the storage is full", page.Text(".govuk-error-message"), StringComparison.Ordinal);
            Assert.Equal("Typed", page.Html.QuerySelector("input[name='Form.Title']")!.GetAttribute("value"));
            Assert.Empty(page.Texts(".staged__name"));
            Assert.Equal(before, house.Contents());
        }
        page = await browser.Send(page, "attach-documents", files: [("a.pdf", TestFiles.Pdf("again"))], button: Add);
        Assert.Equal(["a.pdf"], page.Texts(".staged__name"));
    }

    [Fact]
    public async Task A_folder_that_is_none_is_said_too()
    {
        using var scratch = new ScratchFolder();
        var blocked = Path.Combine(scratch.Path, "file");
        await File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        using var upload = await Upload.Receive(new DiskFileStore(blocked), "a.pdf", new MemoryStream(TestFiles.Pdf()), TestContext.Current.CancellationToken);
        Assert.Equal("StorageUnavailable", upload.Refused?.Rule);
        Assert.Equal("StorageUnavailable", (await Assert.ThrowsAsync<RuleViolation>(upload.Keep)).Rule);
    }

    [Fact]
    public async Task Without_its_token_a_form_stages_nothing()
    {
        var (browser, page) = await Form("token");
        using var _ = browser;
        page.Html.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.Remove();
        var answer = await browser.Send(page, "attach-documents", files: [("a.pdf", TestFiles.Pdf("token"))], button: Add);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain(Sha256(TestFiles.Pdf("token")), house.Contents());
        Assert.Empty(Directory.GetFiles(Path.Combine(house.Files, "arriving")));
    }

    [Fact]
    public async Task What_nobody_claims_is_swept_after_a_day_and_what_is_stored_stays()
    {
        var (browser, page) = await Form("sweep");
        using var _ = browser;
        await browser.Send(page, "attach-documents", new() { ["Form.Kind"] = "Letter" }, [("kept.pdf", TestFiles.Pdf("kept"))]);
        await browser.Send(await browser.Get(page.Address.AbsolutePath), "attach-documents", files: [("left.pdf", TestFiles.Pdf("left"))], button: Add);
        await Sweep(TimeSpan.FromHours(23));
        Assert.Contains(Sha256(TestFiles.Pdf("left")), house.Contents());
        await Sweep(TimeSpan.FromHours(25));
        await Sweep(TimeSpan.FromHours(25));
        Assert.DoesNotContain(Sha256(TestFiles.Pdf("left")), house.Contents());
        Assert.Contains(Sha256(TestFiles.Pdf("kept")), house.Contents());
    }

    [Fact]
    public async Task The_checker_names_a_file_whose_content_is_gone()
    {
        var (browser, page) = await Form("check");
        using var _ = browser;
        await browser.Send(page, "attach-documents", new() { ["Form.Kind"] = "Letter" }, [("gone.pdf", TestFiles.Pdf("gone"))]);
        await house.Check();
        new DiskFileStore(house.Files).Remove(Sha256(TestFiles.Pdf("gone")));
        var found = Assert.Single(await house.With<Checker, IReadOnlyList<Finding>>(checker => checker.Check(TestContext.Current.CancellationToken)));
        Assert.Equal(("FileContent", "missing"), (found.Rule, found.Found));
        var id = await house.Ask(db => db.StoredFiles.Where(f => f.Name == "gone.pdf").Select(f => f.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Get($"/files/{id}")).Status);
        await house.Ask(db => db.CaseDocuments.Where(d => d.FileId == id).ExecuteDeleteAsync());
        await house.Ask(db => db.FileTexts.Where(d => d.FileId == id).ExecuteDeleteAsync());
        await house.Ask(db => db.StoredFiles.Where(f => f.Id == id).ExecuteDeleteAsync());
    }

    private Task<int> Sweep(TimeSpan later) => house.Ask(db => new SweepFiles(db, new DiskFileStore(house.Files)).Run(House.Begin + later, TestContext.Current.CancellationToken));

    private async Task<(Browser, Page)> Form(string name)
    {
        await house.OpenCases();
        var reference = await house.Ask(db => db.Cases.OrderBy(c => c.Reference).Select(c => c.Reference).FirstAsync());
        var browser = await house.SignedIn(await house.Person(Role.Member, name: name));
        return (browser, await browser.Get($"/cases/{reference}/documents/add"));
    }

    private static async Task<HttpStatusCode?> Posted(Browser browser, Uri address, HttpContent content)
    {
        try
        {
            using var answer = await browser.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The server may close the connection while the rest is still being sent.
            return HttpStatusCode.RequestEntityTooLarge;
        }
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    /// <summary>A house whose storage fails when it is told to.</summary>
    public sealed class Storage(Postgres postgres) : CaseHouse(postgres)
    {
        public (string Act, int Errno)? FailAt { get; set; }

        public string[] Contents() => [.. new DiskFileStore(Files).Kept().Order(StringComparer.Ordinal)];

        protected override void AddServices(IServiceCollection services) => services.AddSingleton<IFileStore>(new Failing(new DiskFileStore(Files), this));

        private void Fail(string act)
        {
            if (FailAt is { } at && at.Act == act) throw new IOException("No space left on device", at.Errno);
        }

        private sealed class Failing(DiskFileStore disk, Storage house) : IFileStore
        {
            public Stream Begin(Guid arrival) => new FailingStream(disk.Begin(arrival), house);
            public Stream Look(Guid arrival) => disk.Look(arrival);
            public void Keep(Guid arrival, string sha256)
            {
                house.Fail("keep");
                disk.Keep(arrival, sha256);
            }
            public void Drop(Guid arrival) => disk.Drop(arrival);
            public Stream Open(string sha256) => disk.Open(sha256);
            public long? SizeOf(string sha256) => disk.SizeOf(sha256);
            public IEnumerable<string> Kept() => disk.Kept();
            public void Remove(string sha256) => disk.Remove(sha256);
            public void DropOlderThan(TimeSpan age) => disk.DropOlderThan(age);
        }

        private sealed class FailingStream(Stream inner, Storage house) : MemoryStream
        {
            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                house.Fail("write");
                return inner.WriteAsync(buffer, cancellationToken);
            }

            public override async ValueTask DisposeAsync()
            {
                await inner.DisposeAsync();
                await base.DisposeAsync();
                house.Fail("dispose");
            }
        }
    }

    /// <summary>A body of so many zeros that never stands in memory.</summary>
    private sealed class Endless(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var zeros = new byte[1024 * 1024];
            for (var left = length; left > 0; left -= zeros.Length) await stream.WriteAsync(zeros.AsMemory(0, (int)Math.Min(left, zeros.Length)));
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}

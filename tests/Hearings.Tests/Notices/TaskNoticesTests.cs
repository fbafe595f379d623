using Hearings.Access;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>Who is told of a new task, in which words, and how often.</summary>
public sealed class TaskNoticesTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task Every_signer_of_a_body_is_told_of_its_task_once_in_the_own_language()
    {
        await Signer("aigul", house.Low.Id, Language.Kk);
        await Signer("boris", house.Low.Id, Language.Ru);
        var gone = await Signer("gone", house.Low.Id, Language.Ru);
        await house.Ask(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == gone.Id)).IsActive = false;
            return await db.SaveChangesAsync();
        });
        await house.Person(Role.Loader, house.Low.Id);
        await house.OpenCases();
        await house.OpenCases();

        var notices = await house.Ask(db => db.Notices.Where(n => n.Kind == "TaskOpened").OrderBy(n => n.RecipientName).ToListAsync());

        Assert.Equal(["aigul", "boris"], notices.Select(n => n.RecipientName));
        Assert.All(notices, n => Assert.Equal((NoticeStatus.Kept, KeptReason.FictionalAddress), (n.Status, n.Kept)));
        Assert.Equal("У вас задача: Представить объяснение (H-2026-00001 · Министерство низких показателей)", notices[1].Subject);
        Assert.Contains("Орындау мерзімі: 2026 жылғы 17 наурыз", notices[0].Body, StringComparison.Ordinal);
        Assert.Contains("көрсеткіштері мониторинг шегінен төмен", notices[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("/tasks/", notices[0].Link, StringComparison.Ordinal);
        Assert.Equal(2, notices.Select(n => n.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task The_same_notice_is_never_written_twice_not_even_in_one_transaction()
    {
        var person = await Signer("once", house.Full.Id, Language.En);
        var draft = new NoticeDraft(LetterDesk.NoticeKind, "L-2026-00077", [person.Id, person.Id], new { reference = "L-2026-00077", title = "x", text = "y", writtenOn = "2026-03-02" });
        await house.With<IServiceProvider, bool>(services => Twice(services, draft));

        Assert.Equal(1, await house.Ask(db => db.Notices.CountAsync(n => n.RecipientId == person.Id)));
    }

    private static async Task<bool> Twice(IServiceProvider services, NoticeDraft draft)
    {
        var (db, desk) = ((HearingsDb)services.GetService(typeof(HearingsDb))!, (NoticeDesk)services.GetService(typeof(NoticeDesk))!);
        for (var i = 0; i < 2; i++)
        {
            await db.Transact(async () =>
            {
                await desk.Add([draft, draft]);
                await desk.Add(draft);
            });
        }
        return true;
    }

    private Task<User> Signer(string name, Guid body, Language language) => house.With<AddPersonHandler, User>(handler => handler.Handle(
        new AddPerson(name, $"{name}@test.example", new Trilingual(), [Role.Signer], body, "correct horse battery", language), Actor.System));
}

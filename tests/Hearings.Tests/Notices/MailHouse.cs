using Hearings.Access;
using Hearings.Bodies;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>A house whose mail goes to a scripted server.</summary>
public sealed class MailHouse(Postgres postgres) : House(postgres)
{
    public MailServer Server { get; } = new();

    public Body Body { get; } = new() { Code = "MAIL", Name = Trilingual.Of("Пошта министрлігі", "Министерство почты", "Ministry of Mail"), Kind = BodyKind.Ministry };

    protected override string[] Arguments =>
    [
        "--Smtp:Host=127.0.0.1", $"--Smtp:Port={Server.Port}", "--Smtp:Security=None", "--Smtp:From=commission@office.test", "--Smtp:Timeout=5",
        "--Smtp:User=hearings", "--Smtp:Password=quiet as a mouse", "--Smtp:PublicUrl=https://hearings.office.test",
    ];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Ask(db =>
        {
            db.Add(Body);
            return db.SaveChangesAsync();
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A person of the mail body with an address that mail goes to.</summary>
    public Task<User> Reader(string name, Language language = Language.En, string domain = "office.test") => With<AddPersonHandler, User>(handler => handler.Handle(
        new AddPerson(name, $"{name.ToLowerInvariant()}@{domain}", new Trilingual(), [Role.Signer], Body.Id, "correct horse battery", language), Actor.System));

    /// <summary>Writes a notice to somebody and returns its key.</summary>
    public async Task<Guid> Write(NoticeDraft draft)
    {
        await With<NoticeScene, bool>(scene => scene.Write(draft));
        return await Ask(db => db.Notices.Where(n => n.Key.StartsWith($"{draft.Kind}:{draft.Key}:")).Select(n => n.Id).SingleAsync());
    }

    /// <summary>Writes a plain notice to somebody.</summary>
    public Task<Guid> Write(User to, string key) => Write(new NoticeDraft("TaskOpened", key, [to.Id], new { task = key, about = "R-1", why = "because", until = "soon" }) { Link = "/tasks/1" });

    /// <summary>A notice as it stands.</summary>
    public Task<Notice> Notice(Guid id) => Ask(db => db.Notices.AsNoTracking().SingleAsync(n => n.Id == id));

    /// <summary>The mails that a person was sent.</summary>
    public IReadOnlyList<MimeKit.MimeMessage> MailsTo(User person) =>
        [.. Server.Taken.Where(m => m.To.Mailboxes.Any(to => to.Address == person.Email))];

    protected override void AddServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<NoticeScene>(services);
}

/// <summary>A command of the tests: it writes a notice in a transaction of its own.</summary>
public sealed class NoticeScene(Hearings.Database.HearingsDb db, NoticeDesk desk)
{
    public async Task<bool> Write(params NoticeDraft[] drafts)
    {
        await Hearings.Database.Transaction.Transact(db, () => desk.Add(drafts));
        return true;
    }
}

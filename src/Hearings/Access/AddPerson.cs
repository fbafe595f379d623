using System.Collections.Immutable;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Access;

/// <summary>An administrator, or somebody at the machine's terminal, lets a person in.</summary>
/// <param name="Name">The name as people read it.</param>
/// <param name="Email">The address to sign in with; unique.</param>
/// <param name="Post">The post.</param>
/// <param name="Roles">At least one; a body's two roles do not go together with the Commission's.</param>
/// <param name="BodyId">The body: needed for its officers, allowed for a member who works there.</param>
/// <param name="Password">Null for a persona of a demonstration, who signs in without one.</param>
/// <param name="Language">The language for letters and pages.</param>
/// <param name="IsPersona">Whether a demonstration's sign-in page offers the person.</param>
public sealed record AddPerson(
    string Name, string Email, Trilingual Post, ImmutableArray<Role> Roles, Guid? BodyId = null, string? Password = null,
    Language Language = Language.Kk, bool IsPersona = false);

/// <summary>Runs <see cref="AddPerson"/>.</summary>
public sealed class AddPersonHandler(HearingsDb db, UserManager<User> users, TimeProvider time)
{
    /// <summary>Adds the person. Refused with <see cref="RuleViolation"/> for a taken address, a weak password or roles that do not go together.</summary>
    public Task<User> Handle(AddPerson command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator);
        if (command.Roles.IsDefaultOrEmpty) throw new RuleViolation("Required") { Field = "Roles" };
        var ofBody = command.Roles.Any(r => Access.Roles.OfBody.Contains(r));
        if (ofBody && command.Roles.Any(r => !Access.Roles.OfBody.Contains(r))) throw new RuleViolation("RolesMixed") { Field = "Roles" };
        if (ofBody && command.BodyId is null) throw new RuleViolation("OfficerNeedsBody") { Field = "Body" };
        var user = new User
        {
            Id = Guid.CreateVersion7(),
            Name = command.Name.Trim(),
            UserName = command.Email.Trim(),
            Email = command.Email.Trim(),
            Post = command.Post,
            BodyId = command.BodyId,
            Language = command.Language,
            IsPersona = command.IsPersona,
        };
        var result = command.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, command.Password);
        if (!result.Succeeded) throw Refusal(result);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancel);
        db.UserRoles.AddRange(command.Roles.Select(r => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roles[r.ToString()] }));
        db.Record(actor, time.GetUtcNow(), "PersonAdded", bodyId: command.BodyId, data: new { name = user.Name, roles = string.Join(", ", command.Roles) });
        return user;
    }, cancel);

    private static RuleViolation Refusal(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new RuleViolation("EmailTaken") { Field = "Email" },
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new RuleViolation("EmailWrong") { Field = "Email" },
        _ => new RuleViolation("PasswordWeak", 12, 5) { Field = "Password" },
    };
}

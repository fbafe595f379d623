using System.Collections.Immutable;
using System.Security.Claims;
using Hearings.Access;
using Hearings.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hearings.Web.Access;

/// <summary>Who makes the running request, from the signed-in cookie, with the absent people for whom the person stands in today.</summary>
public sealed class CurrentActor(IHttpContextAccessor http, HearingsDb db, TimeProvider time)
{
    private Actor? _loaded;

    /// <summary>The claim that carries an officer's body.</summary>
    public const string BodyClaim = "hearings:body";

    /// <summary>The claim that carries the person's name.</summary>
    public const string NameClaim = "hearings:name";

    /// <summary>The actor; a nobody without roles where nobody is signed in.</summary>
    public Actor Actor => _loaded ?? Of(http.HttpContext?.User);

    /// <summary>Looks up for whom the person stands in.</summary>
    public async Task Load(CancellationToken cancel) => _loaded = await Of(http.HttpContext?.User).WithAbsentPeople(db, time.GetUtcNow(), cancel);

    /// <summary>The actor that a principal stands for.</summary>
    public static Actor Of(ClaimsPrincipal? user)
    {
        var id = user?.FindFirstValue(ClaimTypes.NameIdentifier);
        // Guid.Empty, not null: null is the system itself, which may do everything.
        if (id is null) return new Actor(Guid.Empty, "", []);
        var roles = user!.FindAll(ClaimTypes.Role).Select(c => Enum.Parse<Role>(c.Value)).ToImmutableArray();
        return new Actor(Guid.Parse(id), user!.FindFirstValue(NameClaim) ?? "", roles,
            Guid.TryParse(user!.FindFirstValue(BodyClaim), out var body) ? body : null);
    }
}

internal static class ActorLoading
{
    /// <summary>Loads the actor before the page, but not before what is open to all, such as styles.</summary>
    public static void UseActor(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            await context.RequestServices.GetRequiredService<CurrentActor>().Load(context.RequestAborted);
        await next(context);
    });
}

/// <summary>Puts the name and the body into the cookie beside the roles.</summary>
internal sealed class ActorClaims(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CurrentActor.NameClaim, user.Name));
        if (user.BodyId is { } body) identity.AddClaim(new Claim(CurrentActor.BodyClaim, body.ToString()));
        return identity;
    }
}

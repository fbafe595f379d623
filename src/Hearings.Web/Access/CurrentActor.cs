using System.Collections.Immutable;
using System.Security.Claims;
using Hearings.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hearings.Web.Access;

/// <summary>Who makes the running request, from the signed-in cookie.</summary>
public sealed class CurrentActor(IHttpContextAccessor http)
{
    /// <summary>The claim that carries an officer's body.</summary>
    public const string BodyClaim = "hearings:body";

    /// <summary>The claim that carries the person's name.</summary>
    public const string NameClaim = "hearings:name";

    /// <summary>The actor; a nobody without roles where nobody is signed in.</summary>
    public Actor Actor => Of(http.HttpContext?.User);

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

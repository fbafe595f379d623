using Hearings.Access;
using Microsoft.AspNetCore.Authorization;

namespace Hearings.Web.Access;

/// <summary>
/// Who may open a page. Every page carries this or <see cref="AllowAnonymousAttribute"/>; one with neither is closed to
/// all but signed-in people by the fallback, and fails the test that walks every route.
/// </summary>
public sealed class ForAttribute : AuthorizeAttribute
{
    /// <summary>These roles; with none given, everybody who is signed in.</summary>
    public ForAttribute(params Role[] roles)
    {
        if (roles.Length > 0) Roles = string.Join(',', roles);
    }
}

/// <summary>Everybody but the officers of a body: whoever reads across all bodies.</summary>
public sealed class ForCommissionAttribute : AuthorizeAttribute
{
    /// <summary>The Commission's own roles.</summary>
    public ForCommissionAttribute() => Roles = string.Join(',', Hearings.Access.Roles.OfCommission);
}

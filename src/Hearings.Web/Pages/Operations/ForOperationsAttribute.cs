using Hearings.Access;
using Microsoft.AspNetCore.Authorization;

namespace Hearings.Web.Pages.Operations;

/// <summary>Whoever may see how the program itself runs: its overview, lists, incidents and jobs.</summary>
public sealed class ForOperationsAttribute : AuthorizeAttribute
{
    /// <summary>The secretary, the administrator and the auditor.</summary>
    public ForOperationsAttribute() => Roles = $"{nameof(Role.Secretary)},{nameof(Role.Administrator)},{nameof(Role.Auditor)}";
}

using System.Collections.Frozen;
using System.Reflection;

namespace Hearings.Web.Pages.Tasks;

/// <summary>Says which form of a procedure's task a component shows; the page of a task finds it by this.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CompletesAttribute(string form) : Attribute
{
    private static readonly FrozenDictionary<string, Type> Forms = typeof(CompletesAttribute).Assembly.GetTypes()
        .Select(t => (Type: t, Of: t.GetCustomAttribute<CompletesAttribute>())).Where(f => f.Of is not null)
        .ToFrozenDictionary(f => f.Of!.Form, f => f.Type);

    /// <summary>The form's name, as the procedure and the command have it.</summary>
    public string Form { get; } = form;

    /// <summary>The component that shows a form; null where a task of that form is completed elsewhere.</summary>
    public static Type? Find(string form) => Forms.GetValueOrDefault(form);
}

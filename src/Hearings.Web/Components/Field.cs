using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Hearings.Web.Components;

/// <summary>
/// What every form field has: a label, a hint, a name under which it is posted, and the error that <see cref="FormErrors"/>
/// or an <see cref="EditContext"/> holds for it. Rendered on the server; what was typed comes back through the bound value.
/// </summary>
public abstract class Field : ComponentBase
{
    /// <summary>What the field asks for.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Help in one sentence, shown under the label.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>The name under which it is posted; by default the path of the bound property, such as <c>Form.Place</c>.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Adds "(optional)" to the label; fields without it are required.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Keeps the label for screen readers only, where the place says it already.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    /// <summary>What is wrong with the form that the field stands in.</summary>
    [CascadingParameter] protected FormErrors? Errors { get; set; }

    [CascadingParameter] private EditContext? Edit { get; set; }

    /// <summary>The element's id, made from the name.</summary>
    public string Id => FormErrors.IdOf(PostedName);

    /// <summary>The name under which it is posted.</summary>
    public string PostedName => Name ?? BoundName ?? throw new InvalidOperationException($"The field '{Label}' needs a bound value or a name.");

    /// <summary>The error in the reader's language, or null.</summary>
    public string? Error => Errors?.For(PostedName)
        ?? (Edit is not null && BoundField is { } bound ? Edit.GetValidationMessages(bound).FirstOrDefault() : null);

    /// <summary>The ids of hint and error, for <c>aria-describedby</c>; null where there is neither.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-hint {Id}-error",
    };

    /// <inheritdoc/>
    protected override void OnParametersSet() => Errors?.Know(PostedName, Label);

    /// <summary>The path of the bound property, or null where none is bound.</summary>
    protected abstract string? BoundName { get; }

    /// <summary>The bound property as an edit context knows it, or null.</summary>
    protected abstract FieldIdentifier? BoundField { get; }
}

/// <summary>A field with a value of a type, bound by <c>@bind-Value="Form.Place"</c>.</summary>
public abstract class Field<TValue> : Field
{
    /// <summary>The value shown.</summary>
    [Parameter] public TValue? Value { get; set; }

    /// <summary>Part of <c>@bind-Value</c>; never raised on a page that is rendered on the server.</summary>
    [Parameter] public EventCallback<TValue?> ValueChanged { get; set; }

    /// <summary>Part of <c>@bind-Value</c>: names the bound property.</summary>
    [Parameter] public Expression<Func<TValue?>>? ValueExpression { get; set; }

    /// <inheritdoc/>
    protected override string? BoundName => ValueExpression is null ? null : PathOf(ValueExpression.Body);

    /// <inheritdoc/>
    protected override FieldIdentifier? BoundField => ValueExpression is null ? null : FieldIdentifier.Create(ValueExpression);

    // Form.Items[2].Mark, as the form reader of Razor components expects it.
    private static string PathOf(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } cast => PathOf(cast.Operand),
        MemberExpression { Expression: MemberExpression or MethodCallExpression or BinaryExpression } member =>
            PathOf(member.Expression!) is { Length: > 0 } path ? $"{path}.{member.Member.Name}" : member.Member.Name,
        MemberExpression { Member.Name: [not '<', ..] name } => name,
        MethodCallExpression { Method.Name: "get_Item", Object: { } list } call => $"{PathOf(list)}[{Index(call.Arguments[0])}]",
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } item => $"{PathOf(item.Left)}[{Index(item.Right)}]",
        _ => "",
    };

    private static string Index(Expression expression) =>
        Convert.ToString(Expression.Lambda(expression).Compile().DynamicInvoke(), CultureInfo.InvariantCulture) ?? "";
}

using Microsoft.AspNetCore.Components;

namespace Hearings.Web.Components;

/// <summary>One column of a <see cref="DataTable{TRow}"/>: its heading and how a cell is drawn. The first column names the row.</summary>
public sealed class Column<TRow> : ComponentBase
{
    /// <summary>The heading.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Whether the cells are figures: set at the end of the cell in even digits.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>The key by which the page sorts when the heading is followed, or null where it does not.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>The language tag of a row's cell where it is not the page's; null where it is.</summary>
    [Parameter] public Func<TRow, string?>? Lang { get; set; }

    /// <summary>What stands under the cells in the table's last row, the totals; null for nothing. Under the first column it names that row, "Total" where null.</summary>
    [Parameter] public string? Sum { get; set; }

    /// <summary>A cell.</summary>
    [Parameter, EditorRequired] public RenderFragment<TRow> ChildContent { get; set; } = null!;

    [CascadingParameter] private DataTable<TRow> Table { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Table.Columns.Add(this);
}

namespace Hearings.Web.Components;

/// <summary>One bar of a chart: what it is of, how long it is (null is no data), and what is written at its end.</summary>
public sealed record Bar(string Label, decimal? Value, string Text);

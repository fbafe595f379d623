using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>How the process is drawn (BPMN 2.0.2, 12 BPMN Diagram Interchange); coordinates are pixels, y grows downward.</summary>
public sealed record Diagram(FrozenDictionary<string, Shape> Shapes, FrozenDictionary<string, Edge> Edges)
{
    /// <summary>A file without a drawing.</summary>
    public static Diagram None { get; } = new(FrozenDictionary<string, Shape>.Empty, FrozenDictionary<string, Edge>.Empty);

    /// <summary>The rectangle that holds every shape, waypoint and label; all zero where nothing is drawn.</summary>
    public Bounds Bounds { get; } = Around(Shapes, Edges);

    private static Bounds Around(FrozenDictionary<string, Shape> shapes, FrozenDictionary<string, Edge> edges)
    {
        var boxes = shapes.Values.Select(s => s.Bounds)
            .Concat(shapes.Values.Select(s => s.Label).OfType<Bounds>())
            .Concat(edges.Values.Select(e => e.Label).OfType<Bounds>())
            .Concat(edges.Values.SelectMany(e => e.Waypoints).Select(p => new Bounds(p.X, p.Y, 0, 0))).ToArray();
        if (boxes.Length == 0) return new Bounds(0, 0, 0, 0);
        double left = boxes.Min(b => b.X), top = boxes.Min(b => b.Y);
        return new Bounds(left, top, boxes.Max(b => b.X + b.Width) - left, boxes.Max(b => b.Y + b.Height) - top);
    }
}

/// <summary>The drawn box of an element, keyed by the element's id (BPMN 2.0.2, 12 BPMN Diagram Interchange).</summary>
public sealed record Shape(string Element, Bounds Bounds, Bounds? Label, bool Expanded);

/// <summary>The drawn line of a sequence flow, keyed by the flow's id; at least two waypoints (BPMN 2.0.2, 12 BPMN Diagram Interchange).</summary>
public sealed record Edge(string Flow, ImmutableArray<Point> Waypoints, Bounds? Label);

/// <summary>A rectangle: the upper left corner and its size (BPMN 2.0.2, 12 BPMN Diagram Interchange).</summary>
public sealed record Bounds(double X, double Y, double Width, double Height);

/// <summary>A point of a line (BPMN 2.0.2, 12 BPMN Diagram Interchange).</summary>
public readonly record struct Point(double X, double Y);

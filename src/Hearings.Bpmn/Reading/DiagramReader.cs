using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Hearings.Bpmn;

/// <summary>Reads the drawing: shapes, edges and labels (BPMN 2.0.2, 12.2 BPMN DI). A flaw in it is a warning: the process still runs.</summary>
internal static class DiagramReader
{
    public static Diagram Read(XmlTree root, Problems problems)
    {
        var shapes = new Dictionary<string, Shape>();
        var edges = new Dictionary<string, Edge>();
        foreach (var plane in root.All(Vocabulary.Di, "BPMNDiagram").SelectMany(d => d.All(Vocabulary.Di, "BPMNPlane")))
        {
            foreach (var node in plane.Children)
            {
                if (node["bpmnElement"] is not { } reference) continue;
                var id = reference[(reference.IndexOf(':') + 1)..];
                var label = node.First(Vocabulary.Di, "BPMNLabel") is { } l ? BoundsOf(l) : null;
                if (node.Is(Vocabulary.Di, "BPMNShape"))
                {
                    if (BoundsOf(node) is { } bounds) shapes.TryAdd(id, new Shape(id, bounds, label, node["isExpanded"] != "false"));
                    else Broken(node, id);
                }
                else if (node.Is(Vocabulary.Di, "BPMNEdge"))
                {
                    var points = node.All(Vocabulary.Dd, "waypoint").Select(PointOf).OfType<Point>().ToImmutableArray();
                    if (points.Length >= 2) edges.TryAdd(id, new Edge(id, points, label));
                    else Broken(node, id);
                }
            }
        }
        return new Diagram(shapes.ToFrozenDictionary(), edges.ToFrozenDictionary());

        void Broken(XmlTree node, string id) =>
            problems.Warn(node, "diagram", $"The drawing of '{id}' has no usable coordinates.", "Draw it again in a modeler.");
    }

    private static Bounds? BoundsOf(XmlTree node) =>
        node.First(Vocabulary.Dc, "Bounds") is { } b && Number(b, "x") is { } x && Number(b, "y") is { } y
        && Number(b, "width") is { } width && Number(b, "height") is { } height ? new Bounds(x, y, width, height) : null;

    private static Point? PointOf(XmlTree node) =>
        Number(node, "x") is { } x && Number(node, "y") is { } y ? new Point(x, y) : null;

    private static double? Number(XmlTree node, string name) =>
        double.TryParse(node[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}

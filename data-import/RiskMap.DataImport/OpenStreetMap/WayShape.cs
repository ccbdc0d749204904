using System.Globalization;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>A way as the geometry that a layer wants: its line, the area it goes round, or a point of either.</summary>
internal sealed class WayShape(NodeIndex nodes)
{
    private readonly List<double> _xy = [];
    private readonly List<int> _runs = []; // ordinates at the end of each stretch without a missing node

    public void Draw(OsmObject way, GeometryKind kind, bool reversed, Candidate row)
    {
        var missing = Resolve(way.Nodes, reversed);
        var enough = kind switch
        {
            GeometryKind.Line => _runs.Exists(HasLength),
            GeometryKind.Point => _xy.Count > 0, // any corner is near enough to the rest
            _ => missing == 0,
        };
        if (!enough)
        {
            row.Complain("osm_nodes_missing", "geometry", Missing(missing, way));
            return;
        }

        if (missing > 0)
        {
            row.Warn("osm_nodes_missing", "geometry", Missing(missing, way));
        }

        var closed = way.Nodes.Count > 3 && way.Nodes[0] == way.Nodes[^1] && missing == 0;
        switch (kind)
        {
            case GeometryKind.Line:
                Line(row.Shape);
                break;
            case GeometryKind.Polygon when closed:
                AreaShape.Polygons(row.Shape, [[[.. _xy]]], kind);
                break;
            case GeometryKind.Polygon:
                row.Complain("osm_way_open", "geometry", way.Nodes.Count.ToString(CultureInfo.InvariantCulture));
                break;
            case GeometryKind.Point when closed:
                AreaShape.Polygons(row.Shape, [[[.. _xy]]], kind);
                break;
            case GeometryKind.Point:
                // A line has no inside: the corner in its middle.
                var middle = _xy.Count / 4 * 2;
                row.Shape.Form = ShapeForm.Point;
                row.Shape.Add(_xy[middle], _xy[middle + 1]);
                break;
        }
    }

    private void Line(Shape shape)
    {
        shape.Form = ShapeForm.Line;
        var first = 0;
        foreach (var end in _runs)
        {
            if (end - first >= 4 || _runs.Count == 1)
            {
                for (var i = first; i < end; i += 2)
                {
                    shape.Add(_xy[i], _xy[i + 1]);
                }

                shape.EndPart();
            }

            first = end;
        }
    }

    /// <summary>The places of the way's nodes; how many the file does not have.</summary>
    private int Resolve(List<long> refs, bool reversed)
    {
        _xy.Clear();
        _runs.Clear();
        var missing = 0;
        for (var i = 0; i < refs.Count; i++)
        {
            if (nodes.Find(refs[reversed ? refs.Count - 1 - i : i], out var x, out var y))
            {
                _xy.Add(x);
                _xy.Add(y);
                continue;
            }

            missing++;
            EndRun();
        }

        EndRun();
        return missing;
    }

    private void EndRun()
    {
        if (_xy.Count > (_runs.Count == 0 ? 0 : _runs[^1]))
        {
            _runs.Add(_xy.Count);
        }
    }

    private bool HasLength(int end)
    {
        var at = _runs.IndexOf(end);
        return end - (at == 0 ? 0 : _runs[at - 1]) >= 4;
    }

    private static string Missing(int missing, OsmObject way) => string.Create(CultureInfo.InvariantCulture, $"{missing} / {way.Nodes.Count}");
}

/// <summary>Points and areas into a row's shape.</summary>
internal static class AreaShape
{
    public static void Point(Shape shape, OsmObject node)
    {
        shape.Form = ShapeForm.Point;
        shape.FormName = "Point";
        shape.Add(NodeIndex.Degrees(node.Longitude), NodeIndex.Degrees(node.Latitude));
    }

    /// <param name="polygons">Of each its rings, the outside first, as longitude and latitude in turn.</param>
    /// <param name="kind">Point: one on the first polygon, which is the largest.</param>
    public static void Polygons(Shape shape, IReadOnlyList<IReadOnlyList<double[]>> polygons, GeometryKind kind)
    {
        if (kind == GeometryKind.Point)
        {
            shape.Form = ShapeForm.Point;
            var (x, y) = PointOnSurface.Of(polygons[0]);
            shape.Add(x, y);
            return;
        }

        shape.Form = ShapeForm.Polygon;
        shape.FormName = "MultiPolygon";
        foreach (var rings in polygons)
        {
            foreach (var ring in rings)
            {
                for (var i = 0; i < ring.Length; i += 2)
                {
                    shape.Add(ring[i], ring[i + 1]);
                }

                shape.EndPart();
            }

            shape.EndPolygon();
        }
    }
}

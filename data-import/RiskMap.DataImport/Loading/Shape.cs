using NetTopologySuite.Geometries;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

internal enum ShapeForm
{
    /// <summary>No geometry, or an empty one.</summary>
    Missing,
    Point,
    Line,
    Polygon,

    /// <summary>A collection, or a type that no one knows.</summary>
    Other,
}

/// <summary>
/// The geometry of one row, used again for the next: x and y of all points in one array, and where parts end. Everything is kept as
/// its multi form: points, lines, or rings that belong to polygons. Z and M are left out on reading.
/// </summary>
internal sealed class Shape
{
    /// <summary>More than this in one row is a mistake, and would need more memory than an import may take.</summary>
    public const int MostPoints = 2_000_000;

    private const uint HasSrid = 0x20000000;
    private double[] _xy = new double[64];
    private int[] _partEnds = new int[8]; // number of points at the end of each line or ring
    private int[] _polygonEnds = new int[4]; // number of rings at the end of each polygon

    public ShapeForm Form { get; set; }

    /// <summary>The type as the source called it, for the report.</summary>
    public string FormName { get; set; } = "";

    public int Points { get; private set; }

    public int Parts { get; private set; }

    public int Polygons { get; private set; }

    /// <summary>True: it had more points than <see cref="MostPoints"/>; those beyond are not kept.</summary>
    public bool TooLarge { get; private set; }

    public ReadOnlySpan<double> Ordinates => _xy.AsSpan(0, Points * 2);

    public bool IsEmpty => Points == 0;

    public void Clear()
    {
        (Form, FormName, Points, Parts, Polygons, TooLarge) = (ShapeForm.Missing, "", 0, 0, 0, false);
        if (_xy.Length > 1 << 20)
        {
            _xy = new double[64]; // a single huge feature does not stay in memory
        }
    }

    public void Add(double x, double y)
    {
        if (Points == MostPoints)
        {
            TooLarge = true;
            return;
        }

        if (_xy.Length == Points * 2)
        {
            Array.Resize(ref _xy, _xy.Length * 2);
        }

        _xy[Points * 2] = x;
        _xy[(Points * 2) + 1] = y;
        Points++;
    }

    /// <summary>Moves every point to where the function says.</summary>
    public void Move(Func<double, double, (double X, double Y)> to)
    {
        for (var i = 0; i < Points * 2; i += 2)
        {
            (_xy[i], _xy[i + 1]) = to(_xy[i], _xy[i + 1]);
        }
    }

    public void EndPart()
    {
        if (_partEnds.Length == Parts)
        {
            Array.Resize(ref _partEnds, Parts * 2);
        }

        _partEnds[Parts++] = Points;
    }

    public void EndPolygon()
    {
        if (_polygonEnds.Length == Polygons)
        {
            Array.Resize(ref _polygonEnds, Polygons * 2);
        }

        _polygonEnds[Polygons++] = Parts;
    }

    /// <summary>Points of a line or ring, x and y in turn.</summary>
    public ReadOnlySpan<double> Part(int part)
    {
        var start = part == 0 ? 0 : _partEnds[part - 1];
        return _xy.AsSpan(start * 2, (_partEnds[part] - start) * 2);
    }

    public (int First, int End) Rings(int polygon) => (polygon == 0 ? 0 : _polygonEnds[polygon - 1], _polygonEnds[polygon]);

    public static bool IsClosed(ReadOnlySpan<double> ring) => ring.Length >= 4 && ring[0] == ring[^2] && ring[1] == ring[^1];

    /// <summary>Points after closing.</summary>
    public static int PointsOfRing(ReadOnlySpan<double> ring) => (ring.Length / 2) + (IsClosed(ring) ? 0 : 1);

    /// <summary>EWKB of the layer's type (Point, MultiLineString, MultiPolygon); rings that are open are closed.</summary>
    public void Write(CopyBuffer buffer, GeometryKind kind, int srid)
    {
        var begin = buffer.Begin();
        buffer.WkbHeader((kind switch { GeometryKind.Point => 1u, GeometryKind.Line => 5u, _ => 6u }) | HasSrid);
        buffer.WkbCount(srid);
        switch (kind)
        {
            case GeometryKind.Point:
                buffer.WkbOrdinates(Ordinates[..2]);
                break;
            case GeometryKind.Line:
                buffer.WkbCount(Parts);
                for (var part = 0; part < Parts; part++)
                {
                    buffer.WkbHeader(2);
                    buffer.WkbCount(Part(part).Length / 2);
                    buffer.WkbOrdinates(Part(part));
                }

                break;
            default:
                buffer.WkbCount(Polygons);
                for (var polygon = 0; polygon < Polygons; polygon++)
                {
                    WritePolygon(buffer, polygon);
                }

                break;
        }

        buffer.End(begin);
    }

    private void WritePolygon(CopyBuffer buffer, int polygon)
    {
        var (first, end) = Rings(polygon);
        buffer.WkbHeader(3);
        buffer.WkbCount(end - first);
        for (var ring = first; ring < end; ring++)
        {
            var points = Part(ring);
            buffer.WkbCount(PointsOfRing(points));
            buffer.WkbOrdinates(points);
            if (!IsClosed(points))
            {
                buffer.WkbOrdinates(points[..2]);
            }
        }
    }

    public void Take(Geometry? geometry)
    {
        Clear();
        FormName = geometry?.GeometryType ?? "";
        if (geometry is null || geometry.IsEmpty)
        {
            return;
        }

        Form = geometry switch
        {
            Point or MultiPoint => ShapeForm.Point,
            LineString or MultiLineString => ShapeForm.Line,
            Polygon or MultiPolygon => ShapeForm.Polygon,
            _ => ShapeForm.Other,
        };
        for (var i = 0; i < geometry.NumGeometries && Form != ShapeForm.Other; i++)
        {
            switch (geometry.GetGeometryN(i))
            {
                case Point point:
                    Add(point.X, point.Y);
                    break;
                case LineString line:
                    TakePart(line);
                    break;
                case Polygon polygon:
                    TakePart(polygon.ExteriorRing);
                    Array.ForEach(polygon.InteriorRings, TakePart);
                    EndPolygon();
                    break;
            }
        }
    }

    private void TakePart(LineString line)
    {
        for (var i = 0; i < line.NumPoints; i++)
        {
            Add(line.CoordinateSequence.GetX(i), line.CoordinateSequence.GetY(i));
        }

        EndPart();
    }
}

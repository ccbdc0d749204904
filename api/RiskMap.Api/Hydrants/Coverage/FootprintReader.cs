using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Gathers footprints from little-endian WKB without making an object for each: a batch is one collection whose members are the
/// subjects. Points, lines, polygons and multipolygons in two dimensions, as the tables hold them; a line is a ring that does not close.
/// </summary>
internal sealed class FootprintReader
{
    private const int Point = 1, Line = 2, Polygon = 3, MultiPoint = 4, MultiLine = 5, MultiPolygon = 6, Collection = 7;
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<int> _points = [0];
    private readonly List<int> _ringsOf = [0];

    /// <summary>Adds every member of the collection as a subject; the number of subjects is returned.</summary>
    public int Add(ReadOnlySpan<byte> wkb)
    {
        var kind = Header(ref wkb);
        if (kind is not (Collection or MultiPoint or MultiLine or MultiPolygon))
        {
            throw new InvalidDataException($"A batch of footprints came as WKB type {kind}.");
        }

        var members = Count(ref wkb);
        for (var i = 0; i < members; i++)
        {
            Shape(ref wkb);
            _ringsOf.Add(_points.Count - 1);
        }

        return members;
    }

    /// <summary>Place of the subject added last, if it is a point.</summary>
    public (double X, double Y) At(int subject) => (_x[_points[_ringsOf[subject]]], _y[_points[_ringsOf[subject]]]);

    public Footprints Read() => new() { X = [.. _x], Y = [.. _y], Points = [.. _points], RingsOf = [.. _ringsOf] };

    private void Shape(ref ReadOnlySpan<byte> wkb)
    {
        switch (Header(ref wkb))
        {
            case Point:
                Coordinates(ref wkb, 1);
                break;
            case Line:
                Coordinates(ref wkb, Count(ref wkb));
                break;
            case Polygon:
                for (var rings = Count(ref wkb); rings > 0; rings--)
                {
                    Coordinates(ref wkb, Count(ref wkb));
                }

                break;
            case MultiPolygon:
                for (var polygons = Count(ref wkb); polygons > 0; polygons--)
                {
                    Shape(ref wkb);
                }

                break;
            case var other:
                throw new InvalidDataException($"A footprint came as WKB type {other}.");
        }
    }

    private void Coordinates(ref ReadOnlySpan<byte> wkb, int count)
    {
        foreach (var pair in MemoryMarshal.Cast<byte, (double X, double Y)>(wkb[..(16 * count)]))
        {
            _x.Add(pair.X);
            _y.Add(pair.Y);
        }

        wkb = wkb[(16 * count)..];
        _points.Add(_x.Count);
    }

    private static int Header(ref ReadOnlySpan<byte> wkb)
    {
        if (wkb[0] != 1)
        {
            throw new InvalidDataException("A footprint came in big-endian WKB.");
        }

        wkb = wkb[1..];
        return Count(ref wkb);
    }

    private static int Count(ref ReadOnlySpan<byte> wkb)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(wkb);
        wkb = wkb[4..];
        return count;
    }
}

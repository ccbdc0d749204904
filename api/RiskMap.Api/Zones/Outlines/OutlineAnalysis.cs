using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.Api.Zones.Outlines;

/// <summary>Something about an outline, by code.</summary>
internal sealed record OutlineFinding(string Code, params object?[] Values);

/// <summary>An outline that was judged.</summary>
internal sealed record JudgedOutline
{
    /// <summary>As it can be kept; null: it cannot.</summary>
    public MultiPolygon? Ground { get; init; }

    public double? DrawnM2 { get; init; }

    public double? M2 { get; init; }

    public bool Mended { get; init; }

    public IReadOnlyList<OutlineFinding> Mends { get; init; } = [];

    public IReadOnlyList<OutlineFinding> Problems { get; init; } = [];

    public IReadOnlyList<OutlineFinding> Doubts { get; init; } = [];

    public IReadOnlyList<(Coordinate At, OutlineFinding Why)> Spots { get; init; } = [];

    /// <summary>Share by which mending changed the area; null: not mended.</summary>
    public double? ChangedShare => Mended && DrawnM2 is { } drawn && M2 is { } kept ? OutlineAnalysis.Changed(drawn, kept) : null;
}

/// <summary>
/// Judges a polygon as it was drawn: read, turned into WGS-84, closed, and either kept as it is, mended or refused with the spots that are wrong. It is mended only
/// where that changes its area by less than a hundredth, so that a slip of the hand is put right and a figure of eight, whose two halves cancel out, is not.
/// The area as drawn is that of its rings with their turning, outer rings against holes; areas are those on the ellipsoid. A case where it misleads: two mistakes
/// that add and take away the same area leave the area as it was, and are mended.
/// </summary>
internal static class OutlineAnalysis
{
    /// <summary>Most that mending may change an area by.</summary>
    public const double MostChanged = 0.01;

    public const double LeastM2 = 50, MostKm2 = 1_000;

    /// <summary>Degrees beyond the area's data where a place is surely a slip of the hand.</summary>
    private const double FarAway = 0.5;

    private const double SurelyMetres = 1_000;

    private const int MostSpots = 50;

    public static JudgedOutline Of(JsonElement json, string? crs, string area, BoundingBox? bounds)
    {
        List<OutlineFinding> mends = [];
        List<List<Coordinate[]>> polygons;
        try
        {
            polygons = OutlineReader.Read(json);
        }
        catch (OutlineUnreadable e)
        {
            return new() { Problems = [e.Why] };
        }

        if (polygons.Sum(p => p.Sum(r => r.Length)) is 0)
        {
            return new() { Problems = [new("OUTLINE_EMPTY")] };
        }

        if (Misplaced(polygons, crs, area, bounds) is { } refused)
        {
            return refused;
        }

        var closed = 0;
        List<Polygon> drawn = [];
        foreach (var rings in polygons.Where(p => p.Count > 0))
        {
            List<LinearRing> made = [];
            foreach (var (i, ring) in rings.Index())
            {
                Coordinate[] line = [.. ring.Where((c, n) => n == 0 || !c.Equals2D(ring[n - 1]))];
                var corners = line.Distinct().Count();
                if (corners < 3)
                {
                    if (i == 0)
                    {
                        return new()
                        {
                            Problems = [new("OUTLINE_TOO_FEW_CORNERS", corners)],
                            Spots = [.. line.Take(1).Select(c => (c, new OutlineFinding("OUTLINE_TOO_FEW_CORNERS", corners)))],
                        };
                    }

                    closed++;
                    continue;
                }

                if (!line[0].Equals2D(line[^1]))
                {
                    closed++;
                    line = [.. line, line[0].Copy()];
                }

                made.Add(new(line));
            }

            drawn.Add(new(made[0], [.. made.Skip(1)]));
        }

        if (closed > 0)
        {
            mends.Add(new("OUTLINE_RING_CLOSED", closed));
        }

        return Judged(new([.. drawn]), mends, Doubts(drawn, area, bounds));
    }

    public static double Changed(double drawn, double kept) => Math.Max(drawn, kept) is > 0 and var most ? Math.Abs(kept - drawn) / most : 1;

    private static JudgedOutline Judged(MultiPolygon drawn, List<OutlineFinding> mends, IReadOnlyList<OutlineFinding> doubts)
    {
        var before = EllipsoidArea.M2Of(drawn);
        var valid = new IsValidOp(drawn);
        if (valid.IsValid)
        {
            return Sized(new() { Ground = drawn, DrawnM2 = before, M2 = before, Mended = mends.Count > 0, Mends = mends, Doubts = doubts });
        }

        var flaw = valid.ValidationError;
        var crosses = flaw.ErrorType is TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection;
        var why = crosses ? new OutlineFinding("OUTLINE_CROSSES_ITSELF", Rounded(flaw.Coordinate.X), Rounded(flaw.Coordinate.Y))
            : new OutlineFinding("OUTLINE_INVALID", Rounded(flaw.Coordinate.X), Rounded(flaw.Coordinate.Y), flaw.Message);
        List<(Coordinate, OutlineFinding)> spots = [(flaw.Coordinate, why)];
        if (drawn.NumPoints <= OutlineReader.MostPositions / 10)
        {
            spots.AddRange(Crossings(drawn).Where(c => c.Distance(flaw.Coordinate) > 1e-9)
                .Select(c => (c, new OutlineFinding("OUTLINE_CROSSES_ITSELF", Rounded(c.X), Rounded(c.Y)))));
        }

        var mended = Polygons(GeometryFixer.Fix(drawn));
        var after = mended is null ? 0 : EllipsoidArea.M2Of(mended);
        var changed = Changed(before, after);
        if (mended is null || changed >= MostChanged || !mended.IsValid)
        {
            return new()
            {
                DrawnM2 = before,
                Doubts = doubts,
                Mends = mends,
                Spots = spots,
                Problems = [why, new("OUTLINE_MENDS_TOO_MUCH", Math.Round(before), Math.Round(after), Math.Round(100 * changed, 1), 100 * MostChanged)],
            };
        }

        mends.Add(new("OUTLINE_MENDED", Math.Round(before), Math.Round(after), Math.Round(100 * changed, 2)));
        return Sized(new() { Ground = mended, DrawnM2 = before, M2 = after, Mended = true, Mends = mends, Doubts = doubts, Spots = spots });
    }

    private static JudgedOutline Sized(JudgedOutline judged) => judged.M2 switch
    {
        < LeastM2 => judged with { Ground = null, M2 = null, Problems = [new("OUTLINE_TOO_SMALL", Math.Round(judged.M2!.Value, 1), LeastM2)] },
        > MostKm2 * 1e6 => judged with { Ground = null, M2 = null, Problems = [new("OUTLINE_TOO_WIDE", Math.Round(judged.M2!.Value / 1e6), MostKm2)] },
        _ => judged,
    };

    /// <summary>Where the degrees are of another system, they become ours; null: they are where they may be.</summary>
    private static JudgedOutline? Misplaced(List<List<Coordinate[]>> polygons, string? crs, string area, BoundingBox? bounds)
    {
        var isOurs = crs is null or "" || crs.Replace("-", "", StringComparison.Ordinal).Equals("WGS84", StringComparison.OrdinalIgnoreCase)
            || crs.EndsWith("4326", StringComparison.Ordinal);
        var system = isOurs ? null : ShiftedSystem.Find(crs!);
        if (system is null && !isOurs)
        {
            return new() { Problems = [new("CRS_UNKNOWN", crs)] };
        }

        var all = polygons.SelectMany(p => p).SelectMany(r => r).ToList();
        if (system is not null)
        {
            foreach (var c in all)
            {
                (c.X, c.Y) = system.ToWgs84(c.X, c.Y);
            }
        }

        if (all.Find(c => Math.Max(Math.Abs(c.X), Math.Abs(c.Y)) > SurelyMetres) is { } metres)
        {
            return new() { Problems = [new("GEOMETRY_IN_METRES", "outline", Text(metres))] };
        }

        var first = all[0];
        var (x, y) = (all.Average(c => c.X), all.Average(c => c.Y));
        if (all.Exists(c => Math.Abs(c.Y) > 90 && Math.Abs(c.X) <= 90) || (bounds is not null && !Near(bounds, x, y) && Near(bounds, y, x)))
        {
            return new() { Problems = [new("OUTLINE_AXES_SWAPPED", Rounded(first.X), Rounded(first.Y))] };
        }

        if (all.Find(c => Math.Abs(c.X) > 180 || Math.Abs(c.Y) > 90) is { } nowhere)
        {
            return new() { Problems = [new("GEOMETRY_OUT_OF_RANGE", "outline", Text(nowhere))] };
        }

        return bounds is not null && all.Find(c => !Near(bounds, c.X, c.Y)) is { } far
            ? new()
            {
                Problems = [new("OUTLINE_FAR_AWAY", Rounded(far.X), Rounded(far.Y), area)],
                Spots = [(far, new("OUTLINE_FAR_AWAY", Rounded(far.X), Rounded(far.Y), area))],
            }
            : null;
    }

    private static IReadOnlyList<OutlineFinding> Doubts(List<Polygon> drawn, string area, BoundingBox? bounds) =>
        bounds is not null && drawn.Exists(p => p.EnvelopeInternal is var e && (e.MinX < bounds.West || e.MaxX > bounds.East || e.MinY < bounds.South || e.MaxY > bounds.North))
            ? [new("OUTLINE_OUTSIDE_DATA", area)] : [];

    private static bool Near(BoundingBox box, double x, double y) =>
        x >= box.West - FarAway && x <= box.East + FarAway && y >= box.South - FarAway && y <= box.North + FarAway;

    private static IEnumerable<Coordinate> Crossings(MultiPolygon drawn)
    {
        var rings = drawn.Geometries.Cast<Polygon>().SelectMany(p => p.InteriorRings.Prepend(p.ExteriorRing)).Select(r => new LineString(r.Coordinates)).ToArray();
        return new IsSimpleOp(new MultiLineString(rings)) { FindAllLocations = true }.NonSimpleLocations.Take(MostSpots);
    }

    /// <summary>The polygons of what mending left; lines and points that it left are none.</summary>
    private static MultiPolygon? Polygons(Geometry mended)
    {
        Polygon[] polygons = [.. PolygonExtracter.GetPolygons(mended).Cast<Polygon>().Where(p => !p.IsEmpty)];
        return polygons.Length == 0 ? null : new(polygons);
    }

    private static string Text(Coordinate c) => string.Create(CultureInfo.InvariantCulture, $"[{c.X}, {c.Y}]");

    private static double Rounded(double degrees) => Math.Round(degrees, 7);
}

using System.Globalization;
using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Sources;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.DataImport.Recognition;

/// <summary>
/// Can a file's coordinates be what they are taken for? Metres in columns of degrees, axes the other way round (the Chinese survey's X is the
/// northing), and a zone that the file does not have are found by the numbers and by where the area lies. Told with a remedy, never mended.
/// </summary>
internal sealed class CoordinateCheck(NpgsqlDataSource database, AreaKnown known)
{
    public const string MissingSystem = "crs_missing";

    /// <param name="crs">What the coordinates are taken for.</param>
    /// <param name="places">A sample; x and y as they stand in the columns.</param>
    /// <param name="columns">Names of the x and y columns, for the remedy.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(Crs crs, IReadOnlyList<(double X, double Y)> places, (string X, string Y) columns, int rows)
    {
        if (places.Count == 0)
        {
            return [];
        }

        // @x and @y of features that are turned already: turned back.
        var swap = columns.X == columns.Y ? null : $"map={columns.Y}=x map={columns.X}=y";
        var (x, y) = (Middle(places.Select(p => p.X)), Middle(places.Select(p => p.Y)));
        var evidence = Range(places, columns);
        if (crs.IsDegrees)
        {
            return Math.Abs(x) > 1000 || Math.Abs(y) > 1000 ? Metres(await FittingAsync(x, y), evidence, swap, rows)
                : IsSwapped(places) ? [new("axis_swapped", Finding.Error, rows, evidence, swap)] : [];
        }

        // A projection that was said: right when the place lies where the area does.
        if (known.Box is null || await LandsAsync(crs, x, y) is { } landed && Around(known.Box).Contains(landed))
        {
            return [];
        }

        var fitting = await FittingAsync(x, y);
        return fitting.Count == 0 ? [] : Metres(fitting, evidence + $" ({crs})", swap, rows);
    }

    /// <summary>A drawing, or a Shapefile without .prj: it does not land before somebody says the system; the numbers and the area tell which it may be.</summary>
    public async Task<IReadOnlyList<Finding>> OfNoSystemAsync(IReadOnlyList<(double X, double Y)> places, (string X, string Y) columns, int rows)
    {
        var found = await RunAsync(Crs.Wgs84, places, columns, rows);
        var degrees = places.Count > 0 && places.All(p => Math.Abs(p.X) <= 180 && Math.Abs(p.Y) <= 180);
        return found is [{ Code: "northing_is_x" or "axis_swapped" } turned]
            ? [turned with { Remedy = turned.Code == "axis_swapped" ? $"crs={Crs.Wgs84} {turned.Remedy}" : turned.Remedy }]
            : [new(MissingSystem, Finding.Error, rows, found is [var other] ? other.Evidence : Range(places, columns), found is [{ Remedy: { } remedy }] ? remedy : degrees ? $"crs={Crs.Wgs84}" : null)];
    }

    private static string Range(IReadOnlyList<(double X, double Y)> places, (string X, string Y) columns) => places.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $"{columns.X} {places.Min(p => p.X):0.####} … {places.Max(p => p.X):0.####}, {columns.Y} {places.Min(p => p.Y):0.####} … {places.Max(p => p.Y):0.####}");

    private static IReadOnlyList<Finding> Metres(IReadOnlyList<(Crs Crs, bool Swapped, Coordinate Place)> fitting, string evidence, string? swap, int rows)
    {
        if (fitting.Count == 0)
        {
            return [new("metres_in_degree_columns", Finding.Error, rows, evidence)];
        }

        var (crs, swapped, place) = fitting[0];
        evidence += string.Create(CultureInfo.InvariantCulture, $"; {crs} → {place.X:0.####}, {place.Y:0.####}");
        if (fitting.Count > 1)
        {
            evidence += $"; {string.Join(", ", fitting.Skip(1).Take(3).Select(f => f.Crs + (f.Swapped ? " (Y, X)" : "")))} ?";
        }

        return [new(swapped ? "northing_is_x" : "metres_in_degree_columns", Finding.Error, rows, evidence, $"crs={crs}" + (swapped ? $" {swap}" : ""))];
    }

    private bool IsSwapped(IReadOnlyList<(double X, double Y)> places)
    {
        var impossible = places.Count(p => Math.Abs(p.Y) > 90 && Math.Abs(p.X) <= 90);
        var there = known.Box is null ? 0 : places.Count(p => Around(known.Box).Contains(p.Y, p.X) && !Around(known.Box).Contains(p.X, p.Y));
        return Math.Max(impossible, there) * 2 > places.Count;
    }

    /// <summary>Systems by which the point would lie in the area; where nothing is known of it, in the country of its time zone. The likeliest first.</summary>
    private async Task<IReadOnlyList<(Crs Crs, bool Swapped, Coordinate Place)>> FittingAsync(double x, double y)
    {
        var fitting = new List<(Crs, bool, Coordinate)>();
        foreach (var swapped in new[] { false, true })
        {
            var (east, north) = swapped ? (y, x) : (x, y);
            foreach (var crs in Candidates(east, north))
            {
                if (await LandsAsync(crs, east, north) is { } place && Belongs(place))
                {
                    fitting.Add((crs, swapped, place));
                }
            }
        }

        return fitting;
    }

    private bool Belongs(Coordinate place) =>
        known.Box is { } box ? Around(box).Contains(place)
        : known.TimeZone switch
        {
            "Asia/Taipei" => new Envelope(118, 122.5, 21.5, 26.5).Contains(place),
            "Asia/Hong_Kong" => new Envelope(113.8, 114.5, 22.1, 22.6).Contains(place),
            _ => Gcj02Extent.Contains(place.X, place.Y),
        };

    private IEnumerable<Crs> Candidates(double east, double north)
    {
        if (east is > 130_000 and < 380_000 && north is > 2_400_000 and < 2_950_000 && (known.TimeZone is null or "Asia/Taipei" || known.Box is not null))
        {
            yield return new(3826);
            yield return new(3825);
        }

        if (east is > 795_000 and < 875_000 && north is > 795_000 and < 855_000)
        {
            yield return new(2326);
        }

        // The zone's number stands before the easting: STANDARDS G3.
        if (east is >= 13e6 and < 46e6 && north is > 1.5e6 and < 6.5e6 && (int)(east / 1e6) is var zone)
        {
            yield return new(zone <= 23 ? 4491 + zone - 13 : 4513 + Math.Max(zone, 25) - 25);
        }

        var middle = known.Box?.Centre;
        if (middle is not null && Math.Abs(east - 500_000) < 400_000 && north is > 0 and < 9.5e6)
        {
            var chinese = Gcj02Extent.Contains(middle.X, middle.Y);
            var gauss = Enumerable.Range(0, 21).Where(i => Math.Abs(75 + (i * 3) - middle.X) < 4).OrderBy(i => Math.Abs(75 + (i * 3) - middle.X)).Select(i => new Crs(4534 + i));
            var utm = new Crs((middle.Y < 0 ? 32700 : 32600) + Math.Clamp((int)Math.Floor((middle.X + 180) / 6) + 1, 1, 60));
            foreach (var crs in chinese ? gauss.Append(utm) : gauss.Prepend(utm))
            {
                yield return crs;
            }
        }

        if (middle is not null && Math.Abs(east) < 2.01e7 && Math.Abs(north) < 2.01e7)
        {
            yield return new(3857);
        }
    }

    /// <summary>Longitude and latitude; null where the projection does not reach.</summary>
    private async Task<Coordinate?> LandsAsync(Crs crs, double x, double y)
    {
        await using var connection = await database.OpenConnectionAsync();
        try
        {
            var (lon, lat) = await connection.QuerySingleAsync<(double, double)>($"""
                SELECT ST_X(g), ST_Y(g) FROM (SELECT {(crs.Proj is null ? "ST_Transform(ST_SetSRID(ST_MakePoint(@x, @y), @Srid), 4326)" : "ST_Transform(ST_MakePoint(@x, @y), @Proj, 4326)")} AS g) p
                """, new { x, y, crs.Srid, crs.Proj });
            return double.IsFinite(lon) && double.IsFinite(lat) ? new(lon, lat) : null;
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    /// <summary>The area and a little round it: half its width, 0.05° at least.</summary>
    private static Envelope Around(Envelope box)
    {
        var around = box.Copy();
        around.ExpandBy(Math.Max(0.05, box.Width / 2), Math.Max(0.05, box.Height / 2));
        return around;
    }

    private static double Middle(IEnumerable<double> numbers)
    {
        var ordered = numbers.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

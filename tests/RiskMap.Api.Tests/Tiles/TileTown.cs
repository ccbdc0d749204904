using System.Net;
using Dapper;

namespace RiskMap.Api.Tests.Tiles;

/// <summary>A town of a few known things round 112.2° E, 29.6° N, and a neighbour area with a hydrant in the same place.</summary>
public sealed class TileTown : ApiServer
{
    public const double East = 112.2001;
    public const double North = 29.6002;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await RunAsync("""
            INSERT INTO areas (area, name_zh, time_zone, data_version, bounds) VALUES
                ('town', '小镇', 'Asia/Shanghai', 7, ST_MakeEnvelope(112.1, 29.5, 112.3, 29.7, 4326)), ('next', '邻县', 'Asia/Shanghai', 1, NULL);
            INSERT INTO datasets (area, id, layer, name, source, licence, crs_src)
            SELECT area, gen_random_uuid(), layer, 'test', CASE layer WHEN 'hydrants' THEN 'Town works' END, 'CC0', 'EPSG:4326'
            FROM areas, unnest(ARRAY['hydrants', 'buildings', 'roads', 'land_cover', 'addresses', 'incidents', 'zones', 'stations']) AS layer;

            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number, kind, state, installed_on, removed_on, geom)
            SELECT d.area, gen_random_uuid(), d.id, h.number, '\x00', h.feature_id, h.number, 'pillar', 'in_service', h.installed_on::date, h.removed_on::date,
                   ST_SetSRID(ST_MakePoint(h.east, h.north), 4326)
            FROM (VALUES ('town', 300, 'H-1', '2015-03-04', NULL, 112.2001, 29.6002), ('town', 301, 'H-2', NULL, '2020-01-01', 112.21, 29.61),
                         ('next', 1, 'N-1', NULL, NULL, 112.2001, 29.6002)) AS h (area, feature_id, number, installed_on, removed_on, east, north)
            JOIN datasets AS d ON d.area = h.area AND d.layer = 'hydrants';

            -- Two houses beside each other, 20 and 40 m wide, and one that was pulled down.
            INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, name, use, storeys, height_m, area_m2, demolished_on, geom)
            SELECT 'town', gen_random_uuid(), d.id, b.n::text, '\x00', b.n, b.name, 'residential', b.storeys, b.height, b.width * 20, b.gone::date,
                   ST_Multi(ST_MakeEnvelope(b.east, 29.6000, b.east + b.width / 96900.0, 29.6002, 4326))
            FROM (VALUES (0, '小楼', 2, 6.5, 20, 112.2000, NULL), (1, NULL, 6, 18.0, 40, 112.20025, NULL), (2, NULL, 1, 3.0, 40, 112.2007, '2019-05-01'))
                AS b (n, name, storeys, height, width, east, gone)
            JOIN datasets AS d ON d.area = 'town' AND d.layer = 'buildings';

            -- A named street of four pieces, and a lane that is too short to be seen from afar.
            INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, bridge, length_m, geom)
            SELECT 'town', gen_random_uuid(), d.id, r.n::text, '\x00', r.n, r.name, r.class, false, 1, ST_Multi(ST_SetSRID(ST_MakeLine(
                   ST_MakePoint(r.west, 29.6), ST_MakePoint(r.east, 29.6)), 4326))
            FROM (VALUES (0, '长街', 'unknown', 112.10, 112.15), (1, '长街', 'unknown', 112.15, 112.20), (2, '长街', 'unknown', 112.20, 112.25),
                         (3, '长街', 'unknown', 112.25, 112.30), (4, '短巷', 'unknown', 112.2000, 112.2008)) AS r (n, name, class, west, east)
            JOIN datasets AS d ON d.area = 'town' AND d.layer = 'roads';

            INSERT INTO land_cover (area, id, dataset, source_id, content_hash, feature_id, name, kind, area_m2, geom)
            SELECT 'town', gen_random_uuid(), d.id, '0', '\x00', 0, '澧水', 'water', 1, ST_Multi(ST_MakeEnvelope(112.19, 29.59, 112.21, 29.61, 4326))
            FROM datasets AS d WHERE d.area = 'town' AND d.layer = 'land_cover';
            INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_zh, kind, geom)
            SELECT 'town', gen_random_uuid(), d.id, '0', '\x00', 0, '老城', 'old_quarter', ST_Multi(ST_MakeEnvelope(112.1, 29.5, 112.3, 29.7, 4326))
            FROM datasets AS d WHERE d.area = 'town' AND d.layer = 'zones';
            INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, geom)
            SELECT 'town', gen_random_uuid(), d.id, '0', '\x00', 0, '12', '长街', ST_SetSRID(ST_MakePoint(112.2001, 29.6002), 4326)
            FROM datasets AS d WHERE d.area = 'town' AND d.layer = 'addresses';

            -- One fire an hour before midnight of the town's New Year's Eve, one of unknown place.
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '\x00', n, timestamptz '2024-12-31 23:30+08', '电气',
                   CASE n WHEN 0 THEN ST_SetSRID(ST_MakePoint(112.2001, 29.6002), 4326) END
            FROM datasets AS d, generate_series(0, 1) AS n WHERE d.area = 'town' AND d.layer = 'incidents';
            """);
    }

    public async Task RunAsync(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    /// <summary>The tile of a place, and where in it the place lies, by the definition of Web Mercator.</summary>
    public static (int X, int Y, double AtX, double AtY) Tile(int zoom, double east = East, double north = North)
    {
        var x = (east + 180) / 360 * (1 << zoom);
        var y = (1 - (Math.Asinh(Math.Tan(north * Math.PI / 180)) / Math.PI)) / 2 * (1 << zoom);
        return ((int)x, (int)y, (x - (int)x) * 4096, (y - (int)y) * 4096);
    }

    public static string Path(string layer, int zoom, string area = "town")
    {
        var (x, y, _, _) = Tile(zoom);
        return $"/tiles/{area}/{layer}/{zoom}/{x}/{y}.mvt";
    }

    /// <summary>The tile of the town's middle.</summary>
    public async Task<VectorTile> AskAsync(string layer, int zoom)
    {
        var answer = await Client.GetAsync(Path(layer, zoom));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return VectorTile.Read(await answer.Content.ReadAsByteArrayAsync());
    }
}

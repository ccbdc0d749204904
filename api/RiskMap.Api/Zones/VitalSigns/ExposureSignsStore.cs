using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What the branch of exposure rests on besides premises: buildings, which only imports and zones change.</summary>
public sealed class ExposureSignsStore(NpgsqlDataSource database)
{
    private readonly TableAnswers<(VitalSignsOf Of, DateOnly Day), Dictionary<Guid, BuildingsRow>> _buildings =
        new(50_000_000, b => b.Values.Sum(r => 20L + (r.Features?.Length ?? 0)), "zones");

    /// <summary>Buildings by place. A footprint belongs where its representative point lies.</summary>
    internal ValueTask<Dictionary<Guid, BuildingsRow>> BuildingsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => _buildings.GetAsync(
        area, (of, day), async c => (await database.QueryAsync<BuildingsRow>($"""
            WITH {VitalSignsStore.Places(of)}
            SELECT s.id AS place, count(*)::int AS all, count(*) FILTER (WHERE t.height_m IS NOT NULL OR t.storeys IS NOT NULL)::int AS height_known,
                count(*) FILTER (WHERE CASE WHEN t.use = 'residential' THEN t.height_m > 27 OR (t.height_m IS NULL AND t.storeys >= 9)
                    ELSE t.height_m > 24 OR (t.height_m IS NULL AND t.storeys >= 8) END)::int AS high,
                count(t.built_on)::int AS age_known, count(*) FILTER (WHERE t.built_on <= @day::date - INTERVAL '30 years')::int AS old,
                count(*) FILTER (WHERE t.use = 'residential')::int AS dwellings,
                count(*) FILTER (WHERE t.use = 'residential' AND t.residents IS NOT NULL)::int AS housed_known,
                coalesce(sum(t.residents), 0)::int AS residents,
                {(of == VitalSignsOf.Area ? "NULL::int[]" : "array_agg(t.feature_id)")} AS features
            FROM buildings t JOIN s ON {(of == VitalSignsOf.Area ? "true" : "s.geom && t.geom AND ST_Intersects(s.geom, ST_PointOnSurface(t.geom))")}
            WHERE t.area = @Code AND (t.built_on IS NULL OR t.built_on <= @day) AND (t.demolished_on IS NULL OR t.demolished_on > @day)
            GROUP BY s.id
            """, new { area.Code, day }, c)).ToDictionary(b => b.Place), cancel);

    internal sealed record BuildingsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int HeightKnown { get; init; }

        public int High { get; init; }

        public int AgeKnown { get; init; }

        public int Old { get; init; }

        public int Dwellings { get; init; }

        public int HousedKnown { get; init; }

        public int Residents { get; init; }

        public int[]? Features { get; init; }
    }
}

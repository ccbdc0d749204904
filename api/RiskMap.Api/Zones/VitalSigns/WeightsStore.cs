using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Weights of indicator trees that people saved.</summary>
public sealed class WeightsStore(NpgsqlDataSource database)
{
    /// <summary>Sets of weights that somebody saved, by name, the newest version first.</summary>
    internal Task<List<SavedRow>> SavedAsync(string area, string tree, CancellationToken cancel) => database.QueryAsync<SavedRow>("""
        SELECT id, version, title, how, content::text AS content, who, at AS at_utc FROM indicator_weights
        WHERE area = @area AND tree = @tree ORDER BY id, version DESC
        """, new { area, tree }, cancel);

    /// <summary>Saves a version of a set, unless somebody saved that version before.</summary>
    /// <returns>Whether it was saved.</returns>
    internal async Task<bool> SaveAsync(string area, string tree, SavedRow saved, CancellationToken cancel) =>
        (await database.QueryAsync<int>("""
            INSERT INTO indicator_weights (area, tree, id, version, title, how, content, who)
            VALUES (@area, @tree, @Id, @Version, @Title, @How, @Content::jsonb, @Who) ON CONFLICT DO NOTHING RETURNING version
            """, new { area, tree, saved.Id, saved.Version, saved.Title, saved.How, saved.Content, saved.Who }, cancel)).Count == 1;

    internal sealed record SavedRow
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Title { get; init; } = "";

        public string How { get; init; } = "";

        public string Content { get; init; } = "";

        public string Who { get; init; } = "";

        public DateTime AtUtc { get; init; }
    }
}

using System.Text.Json;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Geocoding;

/// <summary>What outside geocoders answered, word for word, so that nothing is asked twice.</summary>
public sealed class OutsideAnswerStore(NpgsqlDataSource database)
{
    /// <summary>The answer on record; null: this was not asked yet, or of a server whose coordinates were taken for those of another system.</summary>
    public async Task<JsonElement?> FindAsync(string area, string provider, string key, string system, CancellationToken cancel) =>
        (await database.ReadAsync(
            "SELECT answer::text FROM outside_answers WHERE area = @area AND provider = @provider AND key = @key AND crs_src = @system",
            new { area, provider, key, system }, row => (JsonElement?)JsonElement.Parse(row.GetString(0)), cancel)).SingleOrDefault();

    /// <summary>Keeps an answer, with degrees east and north, WGS-84, of its likeliest place; null: it names none.</summary>
    public async Task KeepAsync(
        string area, string provider, string key, string system, JsonElement answer, (double Lon, double Lat)? place, CancellationToken cancel) =>
        await database.QueryAsync<int>("""
            INSERT INTO outside_answers (area, provider, key, crs_src, answer, geom)
            VALUES (@area, @provider, @key, @system, @answer::jsonb, ST_SetSRID(ST_MakePoint(@lon, @lat), 4326))
            ON CONFLICT (area, provider, key) DO UPDATE
                SET at = now(), crs_src = excluded.crs_src, answer = excluded.answer, geom = excluded.geom
            RETURNING 1
            """, new { area, provider, key, system, answer = answer.GetRawText(), lon = place?.Lon, lat = place?.Lat }, cancel);
}

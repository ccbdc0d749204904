using Dapper;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Figures of places that no table has: people enter them.</summary>
public sealed class PlaceFactStore(NpgsqlDataSource database)
{
    /// <summary>The latest figure of each name that somebody entered, up to the day.</summary>
    internal Task<List<FactRow>> FactsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<FactRow>("""
        SELECT DISTINCT ON (row, name) row AS place, name, value, as_of::text AS as_of, coalesce(source, who) AS who
        FROM place_facts WHERE area = @Code AND layer = @layer AND as_of <= @day ORDER BY row, name, as_of DESC
        """, new { area.Code, day, layer = LayerOf(of) }, cancel);

    /// <summary>Enters a figure of a place for a day, over one of the same day: with the act that says who did, once for each key.</summary>
    /// <returns>Whether it was written before by the same key, what stood there, and the version of the area's data.</returns>
    internal async Task<(bool Repeated, double? Before, long DataVersion)> EnterFactAsync(
        string area, VitalSignsOf of, Guid place, PlaceFactInput fact, DateOnly day, EntryInput entry, Guid? account, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var values = new
        {
            area,
            layer = LayerOf(of),
            place,
            fact.Name,
            day,
            fact.Value,
            fact.Unit,
            fact.Source,
            entry.Who,
            entry.Key,
            entry.Why,
            account,
            evidence = Snake.Of(entry.Evidence),
            act = Guid.CreateVersion7(),
            field = $"{fact.Name}:{day.Iso()}",
        };
        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancel);
        var version = await connection.ExecuteScalarAsync<long>(Command("SELECT data_version FROM areas WHERE area = @area FOR NO KEY UPDATE"));
        if (await connection.ExecuteScalarAsync<string?>(Command("SELECT layer FROM acts WHERE area = @area AND client_key = @Key")) is { } written)
        {
            return written == "place_facts" ? (true, null, version) : throw new EntryKeyTaken();
        }

        var before = await connection.ExecuteScalarAsync<double?>(Command(
            "SELECT value FROM place_facts WHERE area = @area AND layer = @layer AND row = @place AND name = @Name AND as_of = @day"));
        await connection.ExecuteAsync(Command("""
            INSERT INTO place_facts (area, layer, row, name, as_of, value, unit, source, who) VALUES (@area, @layer, @place, @Name, @day, @Value, @Unit, @Source, @Who)
            ON CONFLICT (area, layer, row, name, as_of) DO UPDATE SET value = @Value, unit = @Unit, source = @Source, who = @Who;
            INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence, why, account)
            VALUES (@area, @act, 'place_facts', @place, 'edit', @Who, @Key, @evidence, @Why, @account);
            """));
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO act_fields (area, act, field, before, after) VALUES (@area, @act, @field, @before, @after)",
            new
            {
                area,
                values.act,
                values.field,
                before = before?.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                after = fact.Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            }, cancellationToken: cancel));
        version = await connection.ExecuteScalarAsync<long>(Command(
            $"UPDATE areas SET data_version = data_version + 1, own_changes = {EntryTransaction.OwnChange("place_facts")} WHERE area = @area RETURNING data_version"));
        await transaction.CommitAsync(cancel);
        return (false, before, version);
    }

    /// <summary>The town of a zone or division: its own, or that which its middle lies in; not there at all: false.</summary>
    internal async Task<(bool Found, Guid? Town)> TownOfAsync(string area, VitalSignsOf of, Guid place, CancellationToken cancel) => of == VitalSignsOf.Area ? (true, null)
        : (await database.QueryAsync<(bool, Guid?)>($"""
            SELECT true, {(of == VitalSignsOf.Towns ? "t.id" : """
                (SELECT d.id FROM divisions d WHERE d.area = @area AND d.level = 'town' AND ST_Intersects(d.geom, ST_PointOnSurface(t.geom)) ORDER BY ST_Area(d.geom) LIMIT 1)
                """)}
            FROM {LayerOf(of)} t WHERE t.area = @area AND t.id = @place
            """, new { area, place }, cancel)).SingleOrDefault();

    private static string LayerOf(VitalSignsOf of) => of switch { VitalSignsOf.Zones => "zones", VitalSignsOf.Towns => "divisions", _ => "areas" };

    internal sealed record FactRow
    {
        public Guid Place { get; init; }

        public string Name { get; init; } = "";

        public double? Value { get; init; }

        public string AsOf { get; init; } = "";

        public string Who { get; init; } = "";
    }
}

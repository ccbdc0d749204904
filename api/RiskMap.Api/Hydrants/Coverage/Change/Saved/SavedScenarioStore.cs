using Dapper;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Keeps scenarios. An edit names the version that it changes; if that is no longer the latest, nothing is written.</summary>
public sealed class SavedScenarioStore(NpgsqlDataSource database)
{
    /// <summary>Scenarios of an area that are listed at most.</summary>
    private const int Most = 500;

    private const string Columns = """
        s.area AS area_code, s.id, s.name, s.standard, s.test AS test_word, s.hose_m AS hose_reach, s.as_of AS day, s.cost_each,
        s.currency, s.version, s.data_version AS based_on_data_version, s.created_by, s.created_at, s.edited_by, s.edited_at,
        (SELECT count(*)::integer FROM scenario_changes c WHERE c.area = @area AND c.scenario = s.id) AS change_count
        """;

    /// <summary>Those edited last first.</summary>
    internal async Task<IReadOnlyList<SavedScenario>> OfAreaAsync(string area, CancellationToken cancel) =>
        [.. (await database.QueryAsync<Row>(
            $"SELECT {Columns} FROM scenarios s WHERE s.area = @area ORDER BY s.edited_at DESC, s.id LIMIT {Most}", new { area }, cancel)).Select(r => r.Read())];

    internal async Task<SavedScenario?> FindAsync(string area, Guid id, CancellationToken cancel) =>
        (await database.QueryAsync<Row>($"SELECT {Columns} FROM scenarios s WHERE s.area = @area AND s.id = @id", new { area, id }, cancel))
            .FirstOrDefault()?.Read();

    internal async Task<IReadOnlyList<SavedChange>> ChangesAsync(string area, Guid scenario, CancellationToken cancel) =>
        await database.QueryAsync<SavedChange>("""
            SELECT c.area AS area_code, c.position, c.kind, c.hydrant AS hydrant_id, c.hydrant_number, h.feature_id AS hydrant_feature_id,
                c.stood_longitude, c.stood_latitude, c.road AS road_id, c.road_name, r.feature_id AS road_feature_id, c.longitude, c.latitude,
                c.from_on AS from_day, c.to_on AS to_day
            FROM scenario_changes c
            LEFT JOIN hydrants h ON h.area = @area AND h.id = c.hydrant
            LEFT JOIN roads r ON r.area = @area AND r.id = c.road
            WHERE c.area = @area AND c.scenario = @scenario ORDER BY c.position
            """, new { area, scenario }, cancel);

    internal async Task<Guid> InsertAsync(string area, ScenarioContent content, string who, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO scenarios (area, id, name, standard, test, hose_m, as_of, cost_each, currency, version, data_version, created_by, edited_by)
            SELECT @area, @id, @Name, @Standard, @test, @HoseReach, @day, @CostEach, @Currency, 1, data_version, @who, @who FROM areas WHERE area = @area
            """,
            Values(area, id, content, who), transaction, cancellationToken: cancel));
        await WriteChangesAsync(connection, transaction, area, id, content.Changes, cancel);
        await transaction.CommitAsync(cancel);
        return id;
    }

    /// <exception cref="ScenarioUnknown">There is none of this id.</exception>
    /// <exception cref="ScenarioStale">Somebody edited it since.</exception>
    internal async Task UpdateAsync(string area, Guid id, int version, ScenarioContent content, string who, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RequireVersionAsync(connection, transaction, area, id, version, cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE scenarios SET name = @Name, standard = @Standard, test = @test, hose_m = @HoseReach, as_of = @day, cost_each = @CostEach,
                currency = @Currency, version = version + 1, edited_by = @who, edited_at = now(),
                data_version = (SELECT data_version FROM areas WHERE area = @area)
            WHERE area = @area AND id = @id
            """,
            Values(area, id, content, who), transaction, cancellationToken: cancel));
        await WriteChangesAsync(connection, transaction, area, id, content.Changes, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <exception cref="ScenarioUnknown">There is none of this id.</exception>
    /// <exception cref="ScenarioStale">Somebody edited it since.</exception>
    internal async Task RenameAsync(string area, Guid id, int version, string name, string who, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RequireVersionAsync(connection, transaction, area, id, version, cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE scenarios SET name = @name, version = version + 1, edited_by = @who, edited_at = now() WHERE area = @area AND id = @id",
            new { area, id, name, who }, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
    }

    /// <exception cref="ScenarioUnknown">There is none of this id.</exception>
    /// <exception cref="ScenarioStale">Somebody edited it since.</exception>
    internal async Task DeleteAsync(string area, Guid id, int version, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RequireVersionAsync(connection, transaction, area, id, version, cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM scenarios WHERE area = @area AND id = @id", new { area, id }, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The row is locked, so that of two people who change one version only one succeeds.</summary>
    private static async Task RequireVersionAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string area, Guid id, int version, CancellationToken cancel)
    {
        var (name, latest) = await connection.QueryFirstOrDefaultAsync<(string? Name, int Version)>(new CommandDefinition(
            "SELECT name, version FROM scenarios WHERE area = @area AND id = @id FOR UPDATE", new { area, id }, transaction, cancellationToken: cancel));
        if (name is null)
        {
            throw new ScenarioUnknown(id);
        }

        if (latest != version)
        {
            throw new ScenarioStale(name, latest);
        }
    }

    /// <summary>
    /// Puts the changes in place of those there are. What was known of a hydrant or road is taken from the record; of one that has
    /// vanished it is what the scenario already said. One that neither knows is refused.
    /// </summary>
    private static async Task WriteChangesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string area, Guid scenario, IReadOnlyList<ScenarioChange> changes, CancellationToken cancel)
    {
        var old = (await connection.QueryAsync<(Guid? Hydrant, string? Number, double? X, double? Y, Guid? Road, string? RoadName)>(new CommandDefinition(
            "DELETE FROM scenario_changes WHERE area = @area AND scenario = @scenario RETURNING hydrant, hydrant_number, stood_longitude, stood_latitude, road, road_name",
            new { area, scenario }, transaction, cancellationToken: cancel))).ToList();
        var hydrants = (await connection.QueryAsync<(Guid Id, string? Number, double? X, double? Y)>(new CommandDefinition(
            "SELECT id, number, ST_X(geom), ST_Y(geom) FROM hydrants WHERE area = @area AND id = ANY(@ids)",
            new { area, ids = changes.Select(c => c.Hydrant).OfType<Guid>().ToArray() }, transaction, cancellationToken: cancel))).ToDictionary(h => h.Id);
        var roads = (await connection.QueryAsync<(Guid Id, string? Name)>(new CommandDefinition(
            "SELECT id, name FROM roads WHERE area = @area AND id = ANY(@ids)",
            new { area, ids = changes.Select(c => c.CloseEdge).OfType<Guid>().ToArray() }, transaction, cancellationToken: cancel))).ToDictionary(r => r.Id);
        foreach (var kept in old)
        {
            if (kept.Hydrant is { } hydrant)
            {
                hydrants.TryAdd(hydrant, (hydrant, kept.Number, kept.X, kept.Y));
            }

            if (kept.Road is { } road)
            {
                roads.TryAdd(road, (road, kept.RoadName));
            }
        }

        if (changes.FirstOrDefault(c => (c.Hydrant is { } h && !hydrants.ContainsKey(h)) || (c.CloseEdge is { } r && !roads.ContainsKey(r))) is { } unknown)
        {
            throw new ScenarioThingUnknown(unknown.Hydrant ?? unknown.CloseEdge!.Value);
        }

        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO scenario_changes (area, scenario, position, kind, hydrant, hydrant_number, stood_longitude, stood_latitude, road, road_name,
                longitude, latitude, from_on, to_on)
            VALUES (@area, @scenario, @position, @kind, @Hydrant, @number, @x, @y, @CloseEdge, @roadName, @longitude, @latitude, @from, @to)
            """,
            changes.Select((c, position) =>
            {
                var stood = c.Hydrant is { } h ? hydrants[h] : default;
                return new
                {
                    area,
                    scenario,
                    position,
                    kind = c switch { { Add: not null } => "add", { Move: not null } => "move", { Remove: not null } => "remove", { OutOfService: not null } => "out", _ => "close" },
                    c.Hydrant,
                    number = stood.Number,
                    x = stood.X,
                    y = stood.Y,
                    c.CloseEdge,
                    roadName = c.CloseEdge is { } r ? roads[r].Name : null,
                    longitude = c.Place?.X,
                    latitude = c.Place?.Y,
                    from = Answers.Day.ReadOptional(c.From, "from"),
                    to = Answers.Day.ReadOptional(c.To, "to"),
                };
            }).ToList(),
            transaction, cancellationToken: cancel));
    }

    private static object Values(string area, Guid id, ScenarioContent content, string who) => new
    {
        area,
        id,
        content.Name,
        content.Standard,
        test = content.Test is { } t ? Snake.Of(t) : null,
        content.HoseReach,
        day = Answers.Day.ReadOptional(content.AsOf, "asOf"),
        content.CostEach,
        content.Currency,
        who,
    };

    private sealed record Row
    {
        public string AreaCode { get; init; } = "";
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Standard { get; init; } = "";
        public string? TestWord { get; init; }
        public double? HoseReach { get; init; }
        public DateOnly? Day { get; init; }
        public double? CostEach { get; init; }
        public string? Currency { get; init; }
        public int Version { get; init; }
        public long BasedOnDataVersion { get; init; }
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public string EditedBy { get; init; } = "";
        public DateTimeOffset EditedAt { get; init; }
        public int ChangeCount { get; init; }

        public SavedScenario Read() => new()
        {
            AreaCode = AreaCode,
            Id = Id,
            Name = Name,
            Standard = Standard,
            HoseReach = HoseReach,
            Day = Day,
            CostEach = CostEach,
            Currency = Currency,
            Test = TestWord is { } word ? Enum.Parse<VerdictTest>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true) : null,
            Version = Version,
            BasedOnDataVersion = BasedOnDataVersion,
            CreatedBy = CreatedBy,
            CreatedAt = CreatedAt,
            EditedBy = EditedBy,
            EditedAt = EditedAt,
            ChangeCount = ChangeCount,
        };
    }
}

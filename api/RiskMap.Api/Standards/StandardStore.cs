using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Standards;

/// <summary>The profiles that areas made themselves. A version once written is never changed: an answer of last year can be read by the rules of last year.</summary>
public sealed class StandardStore(NpgsqlDataSource database)
{
    /// <summary>Each in its latest version.</summary>
    public async Task<IReadOnlyList<Standard>> OfAreaAsync(string area, CancellationToken cancel) =>
        [.. (await database.QueryAsync<Row>("""
            SELECT DISTINCT ON (code) code, version, title, based_on, profile::text, who FROM standards
            WHERE area = @area ORDER BY code, version DESC
            """, new { area }, cancel)).Select(Read)];

    public async Task<Standard?> FindAsync(string area, string code, int? version, CancellationToken cancel) =>
        (await database.QueryAsync<Row>("""
            SELECT code, version, title, based_on, profile::text, who FROM standards
            WHERE area = @area AND code = @code AND version = coalesce(@version, version) ORDER BY version DESC LIMIT 1
            """, new { area, code, version }, cancel)).Select(Read).FirstOrDefault();

    /// <summary>
    /// Writes the version that follows; answers that were judged by the one before keep it. The area's row is locked first, so that of two
    /// people who change one version only one succeeds.
    /// </summary>
    /// <param name="area">Code of the area.</param>
    /// <param name="standard">The profile; its version is set here.</param>
    /// <param name="after">The version that it changes; 0: it must not exist yet.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="StandardExists">There is one of this id already.</exception>
    /// <exception cref="StandardChanged">Somebody changed it since.</exception>
    public async Task<Standard> WriteAsync(string area, Standard standard, int after, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("UPDATE areas SET data_version = data_version + 1 WHERE area = @area", new { area }, transaction, cancellationToken: cancel));
        var latest = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT coalesce(max(version), 0) FROM standards WHERE area = @area AND code = @Id", new { area, standard.Id }, transaction, cancellationToken: cancel));
        if (latest != after)
        {
            throw after == 0 ? new StandardExists(standard.Id) : new StandardChanged(standard.Id, latest);
        }

        var written = standard with { Version = (after + 1).ToString(CultureInfo.InvariantCulture) };
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO standards (area, id, code, version, title, based_on, profile, who)
            VALUES (@area, @id, @code, @version, @title, @BasedOn, @profile::jsonb, @Who)
            """,
            new
            {
                area,
                id = Guid.CreateVersion7(),
                code = written.Id,
                version = after + 1,
                title = written.Title.Zh,
                written.BasedOn,
                profile = JsonSerializer.Serialize(written, StandardBook.Json),
                written.Who,
            },
            transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return written;
    }

    private static Standard Read(Row row) => JsonSerializer.Deserialize<Standard>(row.Profile, StandardBook.Json)!;

    private sealed record Row(string Code, int Version, string Title, string BasedOn, string Profile, string Who);
}

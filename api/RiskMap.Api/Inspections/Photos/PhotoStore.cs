using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Entry;
using RiskMap.Api.Inspections.Hazards.Entry;

namespace RiskMap.Api.Inspections.Photos;

/// <summary>The photos of the database. Whoever adds one, or takes one away, stands in the history of the row that it belongs to.</summary>
public sealed class PhotoStore(NpgsqlDataSource database, EntryStore entries)
{
    private const string Columns = """
        f.area AS area_code, @TimeZone AS time_zone, f.row, f.taken_at AS taken_utc, f.at AS at_utc, f.id, f.media_type, f.who, f.note,
        ST_X(f.geom) AS longitude, ST_Y(f.geom) AS latitude, f.accuracy_m AS accuracy_metres, octet_length(f.content) AS bytes
        """;

    /// <summary>What photos can belong to.</summary>
    private static readonly Dictionary<string, EnteredTable> Tables = new(StringComparer.Ordinal)
    {
        ["hazards"] = HazardEntryStore.Table,
        ["inspections"] = InspectionEntryStore.Table,
        ["premises"] = new("premises", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal) { ["name"] = new("text") }, id => new PhotoRowUnknown(id))
        {
            InDivision = true,
            Permit = Permits.Record,
        },
    };

    internal Task<List<Photo>> OfAsync(Area area, string layer, Guid[] rows, CancellationToken cancel) => database.QueryAsync<Photo>(
        $"SELECT {Columns} FROM photos f WHERE f.area = @Code AND f.layer = @layer AND f.row = ANY(@rows) ORDER BY f.taken_at NULLS LAST, f.at",
        new { area.Code, area.TimeZone, layer, rows }, cancel);

    /// <summary>The file, and the division of the row that it belongs to; null: there is none.</summary>
    internal async Task<(string MediaType, string Hash, byte[] Content, Guid? Division)?> FileAsync(string area, Guid photo, CancellationToken cancel) =>
        (await database.QueryAsync<(string MediaType, string Hash, byte[] Content, Guid? Division)?>("""
            SELECT f.media_type, f.sha256, f.content, CASE f.layer
                WHEN 'hazards' THEN (SELECT division FROM hazards r WHERE r.area = f.area AND r.id = f.row)
                WHEN 'inspections' THEN (SELECT division FROM inspections r WHERE r.area = f.area AND r.id = f.row)
                ELSE (SELECT division FROM premises r WHERE r.area = f.area AND r.id = f.row) END
            FROM photos f WHERE f.area = @area AND f.id = @photo
            """, new { area, photo }, cancel)).SingleOrDefault();

    /// <summary>Keeps a photo; the same key again gives the one that is kept.</summary>
    /// <exception cref="PhotoLayerUnknown">Photos belong to hazards, visits and premises.</exception>
    /// <exception cref="EntryKeyTaken">The key belongs to something else.</exception>
    internal async Task<(Photo Photo, bool Repeated)> AddAsync(
        Area area, string layer, Guid row, EntryInput entry, CleanImage image, (double X, double Y)? place, DateTimeOffset? takenAt, string? note, CancellationToken cancel)
    {
        var table = Tables.GetValueOrDefault(layer) ?? throw new PhotoLayerUnknown(layer);
        await using var writing = await entries.BeginAsync(table, area.Code, row, entry, cancel);
        if (writing.Repeated is null)
        {
            var known = await writing.ReadAsync();
            if (!known.OnRecord)
            {
                throw new PhotoRowUnknown(row);
            }

            var id = Guid.CreateVersion7();
            await writing.WriteAsync(new(ActKind.Photo)
            {
                Changes = [new($"photo:{id:D}", null, string.Create(CultureInfo.InvariantCulture, $"{image.MediaType} {image.Content.Length}"))],
            });
            await writing.Connection.ExecuteAsync(writing.Command("""
                INSERT INTO photos (area, id, layer, row, client_key, taken_at, who, media_type, sha256, content, note, geom, accuracy_m)
                VALUES (@area, @id, @layer, @row, @Key, @takenAt, @Who, @MediaType, @hash, @Content, @note,
                    CASE WHEN CAST(@x AS float8) IS NOT NULL THEN ST_SetSRID(ST_MakePoint(@x, @y), 4326) END, @AccuracyMetres)
                """, new
            {
                area = area.Code,
                id,
                layer,
                row,
                entry.Key,
                takenAt = takenAt?.UtcDateTime,
                entry.Who,
                image.MediaType,
                hash = Convert.ToHexStringLower(SHA256.HashData(image.Content)),
                image.Content,
                note,
                x = place?.X,
                y = place?.Y,
                AccuracyMetres = place is null ? null : entry.AccuracyMetres,
            }));
            await writing.CommitAsync();
        }

        var kept = (await database.QueryAsync<Photo>(
            $"SELECT {Columns} FROM photos f WHERE f.area = @Code AND f.client_key = @Key", new { area.Code, area.TimeZone, entry.Key }, cancel)).SingleOrDefault();
        return (kept ?? throw new EntryKeyTaken(), writing.Repeated is not null);
    }

    /// <summary>Takes a photo away for good: who did is kept, the picture is not.</summary>
    /// <exception cref="PhotoUnknown">There is none.</exception>
    internal async Task RemoveAsync(Area area, Guid photo, EntryInput entry, CancellationToken cancel)
    {
        var found = (await database.QueryAsync<(string Layer, Guid Row)?>(
            "SELECT layer, row FROM photos WHERE area = @Code AND id = @photo", new { area.Code, photo }, cancel)).SingleOrDefault();
        if (found is not { } kept)
        {
            throw new PhotoUnknown(photo);
        }

        await using var writing = await entries.BeginAsync(Tables[kept.Layer], area.Code, kept.Row, entry, cancel);
        if (writing.Repeated is null)
        {
            await writing.WriteAsync(new(ActKind.Photo) { Changes = [new($"photo:{photo:D}", "photo", null)] });
            await writing.Connection.ExecuteAsync(writing.Command("DELETE FROM photos WHERE area = @Code AND id = @photo", new { area.Code, photo }));
            await writing.CommitAsync();
        }
    }
}

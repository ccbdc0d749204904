using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Makes tiles of verdicts: the geometry lies in the database, the verdicts are brought along.</summary>
public sealed class VerdictTileStore(NpgsqlDataSource database)
{
    /// <summary>Not cancelled by a reader who goes away: others may be waiting for the same tile, and it is kept.</summary>
    internal async Task<byte[]> MakeAsync(string area, TileAddress tile, VerdictCodes codes) => (await database.ReadAsync(
        "SELECT tile_verdicts($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            Reading.Bound(area), Reading.Bound(tile.Zoom), Reading.Bound(tile.X), Reading.Bound(tile.Y), Reading.Bound(codes.Codes),
            Reading.Bound(codes.Verdicts), Reading.Bound(codes.Tests), Reading.Bound(codes.Reasons), Reading.Bound(codes.Clauses),
        ],
        r => r.GetFieldValue<byte[]>(0), CancellationToken.None))[0];
}

using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// One row for <see cref="Loader.LoadAsync(Npgsql.NpgsqlDataSource, Area, Dataset, Layers.Layer, IAsyncEnumerable{Row}, LoadOptions?, CancellationToken)"/>.
/// </summary>
/// <param name="SourceId">What the source calls it, unique in the dataset; null: told apart by its content.</param>
/// <param name="Geometry">Longitude and latitude in degrees, WGS-84; null where the layer allows it.</param>
/// <param name="Fields">
/// Values by the field names of the layer, of the types that <see cref="Layers.FieldType"/> says (string, double, int, bool, DateOnly,
/// DateTimeOffset); a field that is absent or null is unknown.
/// </param>
public sealed record Row(string? SourceId, Geometry? Geometry, IReadOnlyDictionary<string, object?> Fields);

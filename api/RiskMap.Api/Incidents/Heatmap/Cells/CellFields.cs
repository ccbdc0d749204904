using HotChocolate;
using HotChocolate.Types;
using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap.Cells;

[ExtendObjectType(typeof(Area))]
public sealed class AreaCells
{
    /// <summary>Fires counted on squares or hexagons, by what stands there, and beside an earlier period the cells that differ by more than chance.</summary>
    public async Task<IncidentCells> GetIncidentCellsAsync(
        [Parent] Area area, [Service] CellMaps maps, CancellationToken cancel,
        [GraphQLDescription("Only fires that fit all of this; without a period, the whole record.")] IncidentFilter? filter = null,
        [GraphQLDescription("First day (YYYY-MM-DD) of an earlier period to compare with.")] string? beforeFrom = null,
        [GraphQLDescription("Last day of it, which counts.")] string? beforeTo = null,
        [GraphQLDescription("Squares or hexagons.")] CellShape shape = CellShape.Square,
        [GraphQLDescription("Side of a square or width of a hexagon, metres, from 50 to 5000.")] double cellMetres = CellMaps.UsualCell,
        [GraphQLDescription("What rates divide fires by.")] CellExposure exposure = CellExposure.Buildings) =>
        await maps.OfAsync(area, new(filter ?? new(), beforeFrom, beforeTo, shape, cellMetres, exposure), cancel);

    /// <summary>Outline of the cell of incidentCells in which a place lies, fires there or not: what a zone made of it will be.</summary>
    /// <exception cref="CellOutOfRange">The size is out of range.</exception>
    public async Task<Geometry> GetIncidentCellAtAsync(
        [Parent] Area area, [Service] CellMaps maps, CancellationToken cancel,
        [GraphQLDescription("Degrees east.")] double longitude,
        [GraphQLDescription("Degrees north.")] double latitude,
        [GraphQLDescription("Squares or hexagons.")] CellShape shape = CellShape.Square,
        [GraphQLDescription("Side of a square or width of a hexagon, metres, from 50 to 5000.")] double cellMetres = CellMaps.UsualCell) =>
        await maps.OutlineAsync(area, new(longitude, latitude), shape, cellMetres, cancel);
}

using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Fires counted on squares: the honest neighbour of a density. Squares without a fire in either period are left out.</summary>
public sealed class IncidentSquares
{
    internal IncidentSquares(Method method) => Method = method;

    /// <summary>Side of a square in metres.</summary>
    public required double CellMetres { get; init; }

    /// <summary>Fires counted; those known to a street or village only are not.</summary>
    public required int Incidents { get; init; }

    /// <summary>Fires of the earlier period; null: none was named.</summary>
    public required int? IncidentsBefore { get; init; }

    /// <summary>Squares with a fire, from the north-west.</summary>
    public required IReadOnlyList<IncidentSquare> Squares { get; init; }

    /// <summary>How this was computed.</summary>
    public Method Method { get; }
}

/// <summary>A square with a fire.</summary>
/// <param name="West">Degrees.</param>
/// <param name="South">Degrees.</param>
/// <param name="East">Degrees.</param>
/// <param name="North">Degrees.</param>
/// <param name="Incidents">Fires of the period.</param>
/// <param name="PerKm2Year">Per km² and year.</param>
/// <param name="Before">Fires of the earlier period; null: none was named.</param>
/// <param name="P">Two-sided p of the difference; null: there is no earlier period.</param>
/// <param name="Change">What can be told of the difference when false discoveries are 5 % of those marked; null: there is no earlier period.</param>
/// <param name="Exposure">Buildings, or doors where no buildings are on record.</param>
/// <param name="PerThousandExposedYear">Fires per thousand of them and year; null: too few of them for a rate.</param>
public sealed record IncidentSquare(
    double West, double South, double East, double North, int Incidents, double PerKm2Year, int? Before, double? P, SquareChange? Change,
    int Exposure, double? PerThousandExposedYear);

using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The hydrant nearest to a building.</summary>
public sealed class NearestHydrant
{
    private readonly Area _area;
    private readonly CoverageAnswer _answer;

    internal NearestHydrant(Hydrant hydrant, double distanceMetres, Area area, CoverageAnswer answer) =>
        (Hydrant, DistanceMetres, _area, _answer) = (hydrant, distanceMetres, area, answer);

    /// <summary>The hydrant.</summary>
    public Hydrant Hydrant { get; }

    /// <summary>Metres from the building's nearest edge to it, straight.</summary>
    public double DistanceMetres { get; }

    /// <summary>How the distance was computed.</summary>
    public Method Method => CoverageMethod.Of(_area, _answer, CoverageSubject.Buildings, radius: null);
}

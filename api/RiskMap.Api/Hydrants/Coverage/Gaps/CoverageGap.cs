using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A piece of built-up land that no usable hydrant reaches, and what stands in it.</summary>
public sealed class CoverageGap
{
    private readonly Gap _gap;
    private readonly int[] _features;
    private readonly BuildingFacts _facts;
    private readonly Method _judged;
    private readonly double _around;

    internal CoverageGap(Gap gap, Geometry polygon, double radius, int[] features, BuildingFacts facts, Method judged, double around, int position) =>
        (_gap, Polygon, Radius, _features, _facts, _judged, _around, Position) = (gap, polygon, radius, features, facts, judged, around, position);

    internal int Position { get; }

    /// <summary>Its outline: a polygon, in degrees.</summary>
    public Geometry Polygon { get; }

    /// <summary>Metres that it lies beyond.</summary>
    public double Radius { get; }

    /// <summary>Its area in hectares.</summary>
    public double AreaHectares => _gap.SquareMetres / 10_000;

    /// <summary>Buildings in it, all farther than the radius from every usable hydrant; each counts in one gap.</summary>
    public int Buildings => _gap.Buildings.Length;

    /// <summary>Their numbers within the area.</summary>
    public IReadOnlyList<int> BuildingFeatureIds => [.. _gap.Buildings.Select(s => _features[s])];

    /// <summary>Square metres of all their storeys, as far as on record.</summary>
    public double FloorArea => Sum(_facts.FloorArea);

    /// <summary>Buildings among them whose floor area is not on record.</summary>
    public int FloorAreaNotOnRecord => Missing(_facts.FloorArea);

    /// <summary>Their residents, as far as on record.</summary>
    public double Residents => Sum(_facts.Residents);

    /// <summary>Buildings among them whose residents are not on record.</summary>
    public int ResidentsNotOnRecord => Missing(_facts.Residents);

    /// <summary>How this was computed.</summary>
    public Method Method => _judged with
    {
        Name = Words.Say("METHOD_GAPS", _around),
        Parameters =
        [
            .. _judged.Parameters.Where(p => p.Name != "radius"),
            MethodParameter.Of("radius", Radius, "m"),
            MethodParameter.Of("builtUp", _around, "m"),
        ],
        Neglects = Words.Say("NEGLECTS_GAPS"),
    };

    private double Sum(double[] of) => _gap.Buildings.Where(s => !double.IsNaN(of[s])).Sum(s => of[s]);

    private int Missing(double[] of) => _gap.Buildings.Count(s => double.IsNaN(of[s]));
}

using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>沚江: from the west border to the east, 170 to 260 m wide, embanked on both sides.</summary>
public sealed class River
{
    public const string Name = "沚江";
    private const double BankToDyke = 45;

    public LineString Middle { get; } = Curve.Through(30, (-8200, 1500), (-6400, 1150), (-5200, 600), (-4200, -150), (-3000, -560),
        (-1900, -560),
        (-900, -260), (0, -60), (900, -230), (1700, -760), (2700, -1180), (3900, -1020), (5000, -420), (6200, -250), (8200, -500));

    public Polygon Water { get; }

    /// <summary>The dykes, which carry roads.</summary>
    public LineString NorthDyke { get; }
    public LineString SouthDyke { get; }

    /// <summary>How the streets of the old bank, up to 人民路 and a little beyond, and those of the new one bend with the water.</summary>
    public RiverBend NorthBank { get; }
    public RiverBend SouthBank { get; }

    public River()
    {
        var north = Curve.Beside(Middle, along => HalfWidth(along));
        var south = Curve.Beside(Middle, along => -HalfWidth(along + 700));
        NorthDyke = Curve.Beside(Middle, along => HalfWidth(along) + BankToDyke);
        SouthDyke = Curve.Beside(Middle, along => -HalfWidth(along + 700) - BankToDyke);
        (NorthBank, SouthBank) = (new(NorthDyke, 1050, 1150), new(SouthDyke, -2600, -1950));
        Water = Ground.Metres.CreatePolygon([.. north.Coordinates, .. south.Coordinates.Reverse(), north.Coordinates[0].Copy()]);
    }

    private static double HalfWidth(double along) => 100 + (16 * Math.Sin(along / 900)) + (9 * Math.Sin(along / 310));

    /// <summary>A road that crosses the water, in up to three parts; the middle one is the bridge.</summary>
    public IEnumerable<Street> Bridged(Street road, string bridgeName)
    {
        if (road.Line.Difference(Water) is MultiLineString { NumGeometries: 2 } banks)
        {
            var over = (LineString)road.Line.Intersection(Water);
            yield return road with { Line = (LineString)banks[0] };
            yield return road with { Line = over, Name = bridgeName, OuterName = null, Bridge = true };
            yield return road with { Line = (LineString)banks[1] };
        }
        else
        {
            yield return road;
        }
    }
}

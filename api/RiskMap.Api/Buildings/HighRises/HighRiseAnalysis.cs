using System.Collections.Frozen;

namespace RiskMap.Api.Buildings.HighRises;

/// <summary>
/// Whether a building is a high-rise (高层): a dwelling over 27 m, any other over 24 m that has more than one storey; over 100 m it is 超高层.
/// Heights are metres as somebody recorded them: storeys are never turned into metres. Where the height is not known, so few storeys that no
/// building of that kind reaches the limit settle it; otherwise it is not known.
/// </summary>
public static class HighRiseAnalysis
{
    /// <summary>Metres over which a dwelling is a high-rise.</summary>
    public const double DwellingMetres = 27;

    /// <summary>Metres over which another building of more than one storey is.</summary>
    public const double OtherMetres = 24;

    /// <summary>Metres over which any is 超高层.</summary>
    public const double SuperMetres = 100;

    /// <summary>Storeys up to which no building is taken to be a high-rise where its height is not known: 4.8 m each make 24 m.</summary>
    public const int SurelyLowStoreys = 5;

    /// <summary>Kinds of premises that are dwellings.</summary>
    internal static readonly FrozenSet<string> Dwellings = FrozenSet.ToFrozenSet(["residential", "shared_housing"], StringComparer.Ordinal);

    /// <param name="kind">Kind of the premises; null: there are none.</param>
    /// <param name="heightM">Height by their file, metres.</param>
    /// <param name="storeys">Storeys by their file.</param>
    /// <param name="use">Use of the building; null: no building is named.</param>
    /// <param name="buildingHeightM">Height of the building, metres.</param>
    /// <param name="buildingStoreys">Storeys of the building.</param>
    public static HighRiseClass Of(string? kind, double? heightM, int? storeys, BuildingUse? use, double? buildingHeightM, int? buildingStoreys)
    {
        var height = heightM ?? buildingHeightM;
        var floors = storeys ?? buildingStoreys;
        var isDwelling = use is { } known and not BuildingUse.Unknown ? known == BuildingUse.Residential : kind is not null && Dwellings.Contains(kind);
        var useKnown = use is { } u and not BuildingUse.Unknown || kind is not (null or "unknown" or "other");
        return new(ClassOf(height, floors, isDwelling, useKnown), isDwelling, height, heightM is not null ? "premises" : buildingHeightM is not null ? "building" : null);
    }

    private static HighRise ClassOf(double? height, int? storeys, bool isDwelling, bool useKnown) => (height, storeys) switch
    {
        ( > SuperMetres, _) => HighRise.SuperHigh,
        ( > DwellingMetres, > 1) => HighRise.High,
        // Higher than a dwelling may be, and perhaps a single tall hall.
        ( > DwellingMetres, null) => isDwelling ? HighRise.High : HighRise.Unknown,
        ( > OtherMetres and <= DwellingMetres, not 1) => isDwelling ? HighRise.NotHigh : !useKnown || storeys is null ? HighRise.Unknown : HighRise.High,
        (not null, _) => HighRise.NotHigh,
        (null, <= SurelyLowStoreys) => HighRise.NotHigh,
        _ => HighRise.Unknown,
    };
}

using RiskMap.Api.Answers;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>What the tables of the layers have in common.</summary>
internal static class ReviewLayers
{
    public static readonly LocatedLayer[] All = Enum.GetValues<LocatedLayer>();

    /// <summary>Table of a layer, which is also its name in locations, changes and datasets.</summary>
    public static string Table(this LocatedLayer layer) => Snake.Of(layer);

    /// <summary>Column that names a row to a person.</summary>
    public static string NameColumn(this LocatedLayer layer) => layer is LocatedLayer.Hydrants or LocatedLayer.Incidents ? "number" : "name";
}

namespace RiskMap.Api.Geocoding.Review;

/// <summary>Layers whose rows may be on record before their place is.</summary>
public enum LocatedLayer
{
    /// <summary>消火栓: fire hydrants.</summary>
    Hydrants,

    /// <summary>消防站: fire stations.</summary>
    Stations,

    /// <summary>单位, 场所: premises.</summary>
    Premises,

    /// <summary>水源: ponds, tanks, intakes.</summary>
    WaterSources,

    /// <summary>火灾: past fires.</summary>
    Incidents,
}

/// <summary>Who found out where a row is.</summary>
public enum LocatedBy
{
    /// <summary>Whoever made the data: the row came with its coordinates.</summary>
    Source,

    /// <summary>A geocoder, from the address.</summary>
    Geocoder,

    /// <summary>A person, in the review desk.</summary>
    Person,
}

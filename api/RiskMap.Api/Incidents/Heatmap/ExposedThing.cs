namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>A building, or a door where no buildings are on record; null is unknown, of days too.</summary>
public sealed record ExposedThing(FirePoint Place, double? FloorAreaM2, double? Residents, DateOnly? Built, DateOnly? Demolished)
{
    internal const int Bytes = 120;

    /// <summary>Whether it stood the day before a day. What was built or taken down at an unknown time counts.</summary>
    public bool StoodBefore(DateOnly day) => (Built is null || Built < day) && (Demolished is null || Demolished >= day);
}

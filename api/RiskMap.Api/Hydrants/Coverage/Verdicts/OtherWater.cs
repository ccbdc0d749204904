namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Ponds, tanks and intakes of an area, in local metres, with their days.</summary>
/// <param name="FeatureIds">Number of each within its area.</param>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
/// <param name="Stands">First day on which each stands, and the first on which it no longer does.</param>
/// <param name="OutOfService">Whether it is recorded as out of service.</param>
public sealed record OtherWater(int[] FeatureIds, double[] X, double[] Y, (int From, int Until)[] Stands, bool[] OutOfService)
{
    public bool IsUsable(int water, DateOnly day) =>
        !OutOfService[water] && Stands[water].From <= day.DayNumber && day.DayNumber < Stands[water].Until;
}

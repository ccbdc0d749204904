namespace RiskMap.Api.Areas;

/// <summary>How exactly a place is known; never finer than what its source really matched.</summary>
public enum LocationPrecision
{
    Surveyed,
    Building,
    DoorNumber,
    Street,
    Village,
    Unknown,
}

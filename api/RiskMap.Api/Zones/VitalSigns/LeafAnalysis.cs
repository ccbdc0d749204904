using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What is on record of a place on a day. Null: nobody recorded such things in the area, which is not to say that there are none.</summary>
internal sealed record LeafInputs
{
    public required double Km2 { get; init; }

    public double? StationKm { get; init; }

    /// <summary>Residents of the buildings of which they are on record, and share of the dwellings of which they are.</summary>
    public (int Residents, int Known, int Dwellings)? Housed { get; init; }

    public (int All, int Crowded, int CrowdedKnown, int MixedUse, int KindKnown, int Inspected)? Premises { get; init; }

    /// <summary>Whether visits of the whole 365 days before the day may be on record.</summary>
    public bool VisitsOnRecord { get; init; }

    public (int All, int Timed, int Night) Visits { get; init; }

    public (int Open, int Dated, int Overdue, int Major, int Graded, int Followed, int Returned)? Hazards { get; init; }

    /// <summary>Fires, and the years in which they would be on record.</summary>
    public (int Count, double Years)? Fires { get; init; }

    public (int All, int HeightKnown, int High, int AgeKnown, int Old)? Buildings { get; init; }

    public (int All, int StateKnown, int InService)? Hydrants { get; init; }

    public (int Covered, int Failing, int Unknown)? Coverage { get; init; }

    public int? Ports { get; init; }

    public (int All, int Known, int Alarmed)? Households { get; init; }

    /// <summary>What was entered by hand: the latest of each name up to the day.</summary>
    public IReadOnlyDictionary<string, PlaceFact> Facts { get; init; } = new Dictionary<string, PlaceFact>();
}

/// <summary>A figure that somebody entered of a place.</summary>
internal sealed record PlaceFact(double? Value, string AsOf, string Who);

/// <summary>What a leaf comes to. No value: not known.</summary>
/// <param name="Value">In the unit of the leaf.</param>
/// <param name="From">Lower end of its 95 % interval; null: it has none.</param>
/// <param name="To">Upper end.</param>
/// <param name="N">Of how many things it speaks; null: of none.</param>
/// <param name="Completeness">Share of its inputs that are known; null: cannot be told.</param>
internal sealed record LeafReading(double? Value, double? From = null, double? To = null, int? N = null, double? Completeness = null)
{
    public static LeafReading Unknown { get; } = new((double?)null, Completeness: 0);
}

/// <summary>
/// Figures of a place from what is on record there. A share of nothing is not known; nothing on record of a kind of thing in the whole area is not known either,
/// while none in a place of an area that has a record is none.
/// </summary>
internal static class LeafAnalysis
{
    /// <summary>Less than half a year of record tells no yearly rate.</summary>
    private const double LeastYears = 0.5;

    /// <param name="leaf">The leaf.</param>
    /// <param name="place">What is on record of the place.</param>
    /// <param name="leastHouseholds">Households from which on a share of them does not tell of single ones.</param>
    public static LeafReading Of(TreeNode leaf, LeafInputs place, int leastHouseholds) => leaf.Fact is { } name ? Fact(place, name) : leaf.Computed switch
    {
        "fires_per_10k_residents" => FiresPerResidents(place),
        "fires_per_km2" => place.Fires is { } f && f.Years >= LeastYears && place.Km2 > 0 ? Rate(f.Count, f.Years * place.Km2, 1) : LeafReading.Unknown,
        "open_hazards_per_100_premises" => place is { Hazards: { } h, Premises: { All: > 0 } p } ? new(100.0 * h.Open / p.All, N: p.All, Completeness: 1) : LeafReading.Unknown,
        // Nothing is open: nothing is late.
        "overdue_share" => place.Hazards is { } h ? h.Open == 0 ? new(0, N: 0, Completeness: 1) : Percent(h.Overdue, h.Dated, h.Open) : LeafReading.Unknown,
        "major_hazards_open" => place.Hazards is { } h && (h.Open == 0 || h.Graded > 0)
            ? new(h.Major, N: h.Open, Completeness: h.Open == 0 ? 1 : (double)h.Graded / h.Open) : LeafReading.Unknown,
        "relapse_share" => place.Hazards is { } h ? Percent(h.Returned, h.Followed, h.Followed) : LeafReading.Unknown,
        "high_rises_per_km2" => place.Buildings is { } b ? Density(b.High, b.HeightKnown, b.All, place.Km2) : LeafReading.Unknown,
        "old_building_share" => place.Buildings is { } b ? Percent(b.Old, b.AgeKnown, b.All) : LeafReading.Unknown,
        "crowded_premises_per_km2" => place.Premises is { } p ? Density(p.Crowded, p.CrowdedKnown, p.All, place.Km2) : LeafReading.Unknown,
        "mixed_use_per_km2" => place.Premises is { } p ? Density(p.MixedUse, p.KindKnown, p.All, place.Km2) : LeafReading.Unknown,
        "hydrant_coverage_share" => place.Coverage is { } c ? Percent(c.Covered, c.Covered + c.Failing, c.Covered + c.Failing + c.Unknown) : LeafReading.Unknown,
        "hydrant_serviceable_share" => place.Hydrants is { } h ? Percent(h.InService, h.StateKnown, h.All) : LeafReading.Unknown,
        "uncovered_buildings_per_km2" => place.Coverage is { } c
            ? Density(c.Failing, c.Covered + c.Failing, c.Covered + c.Failing + c.Unknown, place.Km2) : LeafReading.Unknown,
        "inspected_share" => place is { VisitsOnRecord: true, Premises: { } p } ? Percent(p.Inspected, p.All, p.All) : LeafReading.Unknown,
        "night_visit_share" => place.VisitsOnRecord ? Percent(place.Visits.Night, place.Visits.Timed, place.Visits.All) : LeafReading.Unknown,
        "ebike_ports_per_bike" => place.Ports is { } ports && place.Facts.GetValueOrDefault("ebikes") is { Value: > 0 and var bikes }
            ? new(ports / bikes, N: ports, Completeness: 1) : LeafReading.Unknown,
        "households_alarm_share" => place.Households is { } h && h.Known >= leastHouseholds ? Percent(h.Alarmed, h.Known, h.All) : LeafReading.Unknown,
        "station_distance" => place.StationKm is { } km ? new(km, Completeness: 1) : LeafReading.Unknown,
        _ => LeafReading.Unknown,
    };

    private static LeafReading Fact(LeafInputs place, string name) =>
        place.Facts.GetValueOrDefault(name)?.Value is { } value ? new(value, Completeness: 1) : LeafReading.Unknown;

    private static LeafReading FiresPerResidents(LeafInputs place)
    {
        if (place.Fires is not { } fires || fires.Years < LeastYears)
        {
            return LeafReading.Unknown;
        }

        if (place.Facts.GetValueOrDefault("residents") is { Value: > 0 and var counted })
        {
            return Rate(fires.Count, fires.Years * counted / 10_000, 1);
        }

        // Residents of half of the dwellings are no measure of all.
        return place.Housed is { Dwellings: > 0, Residents: > 0 } h && 2 * h.Known >= h.Dwellings
            ? Rate(fires.Count, fires.Years * h.Residents / 10_000, (double)h.Known / h.Dwellings) : LeafReading.Unknown;
    }

    private static LeafReading Rate(int count, double exposure, double completeness)
    {
        var interval = CountAnalysis.Garwood(count);
        return new(count / exposure, interval.Low / exposure, interval.High / exposure, count, completeness);
    }

    private static LeafReading Percent(int part, int known, int all) =>
        known > 0 ? new(100.0 * part / known, N: known, Completeness: (double)known / all) : LeafReading.Unknown;

    /// <summary>Of what is known of them; where nothing is known of any that are there, it is not known.</summary>
    private static LeafReading Density(int count, int known, int all, double km2) => km2 > 0 && (known > 0 || all == 0)
        ? new(count / km2, N: all, Completeness: all == 0 ? 1 : (double)known / all) : LeafReading.Unknown;
}

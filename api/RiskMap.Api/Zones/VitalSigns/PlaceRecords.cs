using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Incidents;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What is on record of places on a day, put together from the branches: each of their tables is read again only after it has changed.</summary>
public sealed class PlaceRecords(VitalSignsStore store, HazardSignsStore hazardSigns, ExposureSignsStore exposure, ProtectionSignsStore protection, PlaceFactStore facts, IncidentStore incidents)
{
    /// <summary>Years of fires that a rate rests on.</summary>
    private const int FireYears = 5;

    internal async Task<IReadOnlyList<(VitalSignsStore.Place Place, LeafInputs Inputs)>> OfAsync(
        Area area, VitalSignsOf of, DateOnly day, Func<string, bool> recorded, CancellationToken cancel)
    {
        var record = await incidents.RecordAsync(area, cancel);
        var period = record?.And(new(day.AddYears(-FireYears).AddDays(1), day));
        var places = await store.PlacesAsync(area, of, day, cancel);
        var units = await store.UnitsAsync(area, day, cancel);
        var hazards = units.Lying(of, await hazardSigns.HazardsAsync(area, day, cancel));
        var fires = period is { } p ? await hazardSigns.FiresAsync(area, of, p, cancel) : [];
        var buildings = await exposure.BuildingsAsync(area, of, day, cancel);
        var open = units.Open(of);
        var visitRows = await protection.VisitsAsync(area, day, cancel);
        var visits = units.Lying(of, visitRows);
        var entered = visitRows.Where(v => v.Entered).Select(v => v.Premises).OfType<Guid>().ToHashSet();
        var hydrants = await protection.HydrantsAsync(area, of, day, cancel);
        var ports = await protection.PortsAsync(area, of, day, cancel);
        var households = await protection.HouseholdsAsync(area, of, day, cancel);
        var covered = recorded("buildings") ? await protection.CoveredAsync(area, of, day, places, buildings, cancel) : null;
        var entries = (await facts.FactsAsync(area, of, day, cancel)).ToLookup(r => r.Place);
        return [.. places.Select(place => (place, Inputs(place)))];

        LeafInputs Inputs(VitalSignsStore.Place place)
        {
            var (bu, hy, ho) = (buildings.GetValueOrDefault(place.Id), hydrants.GetValueOrDefault(place.Id), households.GetValueOrDefault(place.Id));
            return new()
            {
                Km2 = place.Km2,
                StationKm = place.StationKm,
                Premises = recorded("premises") ? Premises(open[place.Id], entered) : null,
                VisitsOnRecord = recorded("inspections"),
                Visits = visits[place.Id].Aggregate((All: 0, Timed: 0, Night: 0), (sum, v) => (sum.All + v.All, sum.Timed + v.Timed, sum.Night + v.Night)),
                Hazards = recorded("hazards") ? Hazards(hazards[place.Id]) : null,
                Fires = period is { } known ? (fires.GetValueOrDefault(place.Id), known.Years) : null,
                Buildings = recorded("buildings") ? bu is null ? default((int, int, int, int, int)) : (bu.All, bu.HeightKnown, bu.High, bu.AgeKnown, bu.Old) : null,
                Housed = bu is null ? null : (bu.Residents, bu.HousedKnown, bu.Dwellings),
                Hydrants = recorded("hydrants") ? hy is null ? default((int, int, int)) : (hy.All, hy.StateKnown, hy.InService) : null,
                Coverage = covered?[place.Id],
                Ports = recorded("charging_sites") ? ports.GetValueOrDefault(place.Id) : null,
                Households = recorded("households") ? ho is null ? default((int, int, int)) : (ho.All, ho.Known, ho.Alarmed) : null,
                Facts = entries[place.Id].ToDictionary(f => f.Name, f => new PlaceFact(f.Value, f.AsOf, f.Who), StringComparer.Ordinal),
            };
        }
    }

    private static (int All, int Crowded, int CrowdedKnown, int MixedUse, int KindKnown, int Inspected) Premises(IEnumerable<Unit> open, HashSet<Guid> entered)
    {
        List<Unit> units = [.. open];
        return (
            units.Count, units.Count(u => u.Crowded), units.Count(u => u.CrowdedKnown), units.Count(u => u.MixedUse), units.Count(u => u.KindKnown),
            units.Count(u => entered.Contains(u.Id)));
    }

    private static (int Open, int Dated, int Overdue, int Major, int Graded, int Followed, int Returned) Hazards(IEnumerable<HazardSignsStore.HazardsRow> lying)
    {
        List<HazardSignsStore.HazardsRow> rows = [.. lying];
        return (
            rows.Sum(h => h.Open), rows.Sum(h => h.Dated), rows.Sum(h => h.Overdue), rows.Sum(h => h.Major), rows.Sum(h => h.Graded), rows.Sum(h => h.Followed),
            rows.Sum(h => h.Returned));
    }
}

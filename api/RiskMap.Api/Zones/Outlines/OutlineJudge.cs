using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones.Outlines;

/// <summary>Judges outlines beside what is on record of an area.</summary>
public sealed class OutlineJudge(ZoneStore store, TimeProvider clock)
{
    internal async Task<OutlineCheck> CheckAsync(Area area, DrawnOutline drawn, string? crs, Guid? ownZone, CancellationToken cancel)
    {
        var judged = OutlineAnalysis.Of(drawn.Json, crs, area.Code, area.Bounds);
        var check = new OutlineCheck { InArea = area, Judged = judged, ComputedAt = clock.GetUtcNow() };
        if (judged.Ground is not { } ground)
        {
            return check;
        }

        var inside = await store.InsideAsync(area.Code, ground, cancel);
        return check with
        {
            Overlaps = await store.OverlapsAsync(area.Code, ground, ownZone, cancel),
            Premises = inside.Premises,
            Buildings = inside.Buildings,
        };
    }
}

using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// Which building a fire was at, and which others it was near. A fire is of the building whose edge is nearest, if that is near enough; of equally near ones
/// the first counts. It is near every other building whose edge is within reach.
/// </summary>
internal static class FiresAtAnalysis
{
    private const double Cell = 100;

    /// <param name="buildings">In metres.</param>
    /// <param name="fires">Metres east, metres north, day number.</param>
    /// <param name="ownWithin">Metres.</param>
    /// <param name="nearWithin">Metres.</param>
    /// <param name="vague">Fires whose place is not known to the point.</param>
    /// <param name="cancel">Stops it.</param>
    public static FiresAt Of(
        Footprints buildings, IReadOnlyList<(double X, double Y, int Day)> fires, double ownWithin, double nearWithin, int vague, CancellationToken cancel)
    {
        var boxes = new MetreBox[buildings.Count];
        for (var i = 0; i < boxes.Length; i++)
        {
            var (west, south, east, north) = buildings.BoxOf(i);
            boxes[i] = new(west, south, east, north);
        }

        var grid = new BoxGrid(boxes, Cell);
        var reach = Math.Max(ownWithin, nearWithin);
        var own = new List<(int Building, int Day)>();
        var near = new List<(int Building, int Day)>();
        var elsewhere = new List<int>();
        foreach (var (x, y, day) in fires)
        {
            cancel.ThrowIfCancellationRequested();
            var (nearest, least) = (-1, ownWithin * ownWithin);
            var first = near.Count;
            foreach (var building in grid.Within(new MetreBox(x, y, x, y).Grown(reach)))
            {
                var squared = buildings.SquaredDistance(building, x, y);
                if (squared < least || (squared == least && (nearest < 0 || building < nearest)))
                {
                    (nearest, least) = (building, squared);
                }

                if (squared <= nearWithin * nearWithin)
                {
                    near.Add((building, day));
                }
            }

            if (nearest < 0)
            {
                elsewhere.Add(day);
                continue;
            }

            own.Add((nearest, day));
            // A building's own fire is not one near by.
            var at = near.FindIndex(first, n => n.Building == nearest);
            if (at >= 0)
            {
                near.RemoveAt(at);
            }
        }

        elsewhere.Sort();
        var (ownFrom, ownDays) = Listed(own, buildings.Count);
        var (nearFrom, nearDays) = Listed(near, buildings.Count);
        return new(ownFrom, ownDays, nearFrom, nearDays, [.. ownDays.Order()], [.. elsewhere], vague);
    }

    private static (int[] From, int[] Days) Listed(List<(int Building, int Day)> fires, int buildings)
    {
        var from = new int[buildings + 1];
        foreach (var (building, _) in fires)
        {
            from[building + 1]++;
        }

        for (var i = 0; i < buildings; i++)
        {
            from[i + 1] += from[i];
        }

        return (from, [.. fires.OrderBy(f => f.Building).ThenBy(f => f.Day).Select(f => f.Day)]);
    }
}

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>The ground on which fires were recorded, as rings in degrees; a place is inside when it is within an odd number of them.</summary>
public sealed class HeatRegion(IReadOnlyList<FirePoint[]> rings)
{
    public bool Contains(FirePoint place) => rings.Sum(r => Crossings(r, place.Latitude).Count(x => x > place.Longitude)) % 2 == 1;

    /// <summary>For each cell of a frame, row by row, whether its middle is inside.</summary>
    public bool[] Mask(HeatFrame frame)
    {
        var mask = new bool[frame.Columns * frame.Rows];
        for (var row = 0; row < frame.Rows; row++)
        {
            var latitude = frame.North - ((row + 0.5) * frame.StepLatitude);
            double[] crossings = [.. rings.SelectMany(r => Crossings(r, latitude)).Order()];
            for (var pair = 0; pair + 1 < crossings.Length; pair += 2)
            {
                var from = Math.Max(0, (int)Math.Ceiling(((crossings[pair] - frame.West) / frame.StepLongitude) - 0.5));
                var to = Math.Min(frame.Columns - 1, (int)Math.Floor(((crossings[pair + 1] - frame.West) / frame.StepLongitude) - 0.5));
                for (var column = from; column <= to; column++)
                {
                    mask[(row * frame.Columns) + column] = true;
                }
            }
        }

        return mask;
    }

    /// <summary>Longitudes at which a ring crosses a parallel.</summary>
    private static IEnumerable<double> Crossings(FirePoint[] ring, double latitude)
    {
        for (var i = 1; i < ring.Length; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (a.Latitude > latitude != b.Latitude > latitude)
            {
                yield return a.Longitude + ((latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
            }
        }
    }
}

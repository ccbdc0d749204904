using System.Numerics;

namespace RiskMap.Bench.Heatmap;

/// <summary>
/// The least that could make the picture: points counted in cells, and a normal curve along rows and columns, cut off at four standard
/// deviations. No weights, no edges, no filter, one scale for the whole city, everything in memory; nothing is sent.
/// </summary>
internal static class BareFilter
{
    public static float[] Run(double[] longitudes, double[] latitudes, (double West, double North, double StepX, double StepY) frame, int side, double sigmaX, double sigmaY)
    {
        var counts = new float[side * side];
        for (var i = 0; i < longitudes.Length; i++)
        {
            var (column, row) = ((int)((longitudes[i] - frame.West) / frame.StepX), (int)((frame.North - latitudes[i]) / frame.StepY));
            if ((uint)column < (uint)side && (uint)row < (uint)side)
            {
                counts[(row * side) + column]++;
            }
        }

        var (across, down) = (Taps(sigmaX), Taps(sigmaY));
        var wide = new float[counts.Length];
        var padded = new float[side + across.Length + Vector<float>.Count];
        for (var row = 0; row < side; row++)
        {
            Array.Clear(padded);
            counts.AsSpan(row * side, side).CopyTo(padded.AsSpan(across.Length / 2));
            for (var column = 0; column < side; column += Vector<float>.Count)
            {
                var sum = Vector<float>.Zero;
                for (var k = 0; k < across.Length; k++)
                {
                    sum += new Vector<float>(padded, column + k) * across[k];
                }

                sum.CopyTo(wide, (row * side) + column);
            }
        }

        var cells = new float[counts.Length];
        for (var row = 0; row < side; row++)
        {
            for (var k = 0; k < down.Length; k++)
            {
                var from = row + k - (down.Length / 2);
                if (from < 0 || from >= side)
                {
                    continue;
                }

                for (var column = 0; column < side; column += Vector<float>.Count)
                {
                    (new Vector<float>(cells, (row * side) + column) + (new Vector<float>(wide, (from * side) + column) * down[k])).CopyTo(cells, (row * side) + column);
                }
            }
        }

        return cells;
    }

    private static float[] Taps(double sigma)
    {
        var reach = (int)Math.Ceiling(4 * sigma);
        return [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(k => (float)(Math.Exp(-k * k / (2 * sigma * sigma)) / Math.Sqrt(2 * Math.PI) / sigma))];
    }
}

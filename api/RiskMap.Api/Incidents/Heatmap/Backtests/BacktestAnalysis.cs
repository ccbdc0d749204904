using System.Runtime.InteropServices;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>What foretells where fires will be.</summary>
public enum BacktestModel
{
    /// <summary>The density that the map draws, made of the fires before the test only.</summary>
    Density,

    /// <summary>Fires counted in each cell, of the year before the test.</summary>
    LastYear,

    /// <summary>Fires counted in each cell, of all that went before the test.</summary>
    AllYears,

    /// <summary>Every place alike.</summary>
    Uniform,

    /// <summary>What is there to burn: buildings, or doors where no buildings are on record.</summary>
    Exposure,

    /// <summary>Floor area of the buildings.</summary>
    FloorArea,

    /// <summary>Residents of the buildings.</summary>
    Residents,

    /// <summary>The score of the buildings, by what was known before the test only.</summary>
    Score,

    /// <summary>Hot spots found among the fires before the test, the strongest first; the rest of the area after them, every place alike.</summary>
    HotSpots,
}

/// <summary>
/// Whether a map of past fires says where the next ones are: trained on what went before a day, tested on what came after it.
/// <para>Definition: the ground is cut into squares, each model ranks them by what it gives per km², and the hit rate at x % is the share of the test's
/// fires in the first x % of the area. Cells that a model ranks alike enter together, each by the same part; so does the last cell.
/// PAI = hit rate / x % (Chainey 2008); PEI = hit rate / the best possible one, which ranks by the test itself (Hunt 2016). All are means over four positions
/// of the grid, half a cell apart, for the position alone moves hit rates.</para>
/// <para>It misleads where the record changed its ways between the two, and where fires were geocoded to a few points that repeat.</para>
/// </summary>
public static class BacktestAnalysis
{
    /// <summary>Shares of the area that are reported.</summary>
    public static readonly IReadOnlyList<double> Levels = [0.01, 0.02, 0.05, 0.1, 0.2];

    /// <summary>Shares of the area that the capture curve is given at.</summary>
    public static readonly IReadOnlyList<double> CurveAt =
        [0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    /// <summary>Where models are compared fire by fire, unless what is tested marks an area of its own.</summary>
    public const double Compared = 0.1;

    /// <summary>Points a side at which the density of a cell is taken.</summary>
    public const int PointsOfCell = 3;

    /// <summary>Half of the two-sided 95 % of the normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The four positions of the grid, as parts of a cell.</summary>
    public static IReadOnlyList<(double X, double Y)> Offsets { get; } = [(0, 0), (0.5, 0), (0, 0.5), (0.5, 0.5)];

    /// <summary>Squares over an area: from its south-west corner, moved west and south by parts of a cell.</summary>
    /// <param name="bounds">Of the ground, degrees.</param>
    /// <param name="side">Metres, measured in the middle of the ground.</param>
    /// <param name="offset">Parts of a cell.</param>
    public static HeatFrame Squares((double West, double South, double East, double North) bounds, double side, (double X, double Y) offset)
    {
        var (east, north) = HeatFrame.MetresPerDegree((bounds.South + bounds.North) / 2);
        var (stepX, stepY) = (side / east, side / north);
        var (west, south) = (bounds.West - (offset.X * stepX), bounds.South - (offset.Y * stepY));
        var (columns, rows) = ((int)Math.Ceiling((bounds.East - west) / stepX), (int)Math.Ceiling((bounds.North - south) / stepY));
        return new(west, south + (rows * stepY), stepX, stepY, columns, rows);
    }

    /// <summary>Ranks cells and says which part of the test lies in the first of them.</summary>
    /// <param name="scores">What the model gives per km², cell by cell.</param>
    /// <param name="km2">Ground of each cell; 0: it is none, and is left out.</param>
    /// <param name="tests">Test fires of each cell.</param>
    /// <param name="all">All test fires, those on no cell too.</param>
    public static Ranking Rank(float[] scores, double[] km2, double[] tests, double all)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).Where(i => km2[i] > 0).OrderByDescending(i => scores[i])];
        var whole = order.Sum(i => km2[i]);
        var steps = new List<(double Area, double Hits)> { (0, 0) };
        var groupOf = new int[scores.Length];
        Array.Fill(groupOf, -1);
        for (var i = 0; i < order.Length;)
        {
            var (area, hits, score) = (steps[^1].Area, steps[^1].Hits, scores[order[i]]);
            for (; i < order.Length && scores[order[i]] == score; i++)
            {
                area += km2[order[i]] / whole;
                hits += tests[order[i]] / all;
                groupOf[order[i]] = steps.Count - 1;
            }

            steps.Add((area, hits));
        }

        return new([.. steps], groupOf);
    }

    /// <summary>Wilson's interval of 95 % of a share of n.</summary>
    public static (double Low, double High) Wilson(double share, int n)
    {
        var z2 = Z95 * Z95 / n;
        var middle = (share + (z2 / 2)) / (1 + z2);
        var half = Z95 * Math.Sqrt((share * (1 - share) / n) + (z2 / (4 * n))) / (1 + z2);
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>Cells in the order of a model, as steps of area and of hits, both as shares.</summary>
    public sealed class Ranking((double Area, double Hits)[] steps, int[] groupOf)
    {
        /// <summary>Share of the test in the first part of the area.</summary>
        public double HitRate(double area)
        {
            for (var i = 1; i < steps.Length; i++)
            {
                if (area <= steps[i].Area)
                {
                    return steps[i - 1].Hits + ((steps[i].Hits - steps[i - 1].Hits) * Part(i, area));
                }
            }

            return steps[^1].Hits;
        }

        /// <summary>Which part of a cell is in the first part of the area, 0 to 1; a place on no cell (-1) never is.</summary>
        public double PartOf(int cell, double area) => cell < 0 || groupOf[cell] < 0 ? 0 : Math.Clamp(Part(groupOf[cell] + 1, area), 0, 1);

        private double Part(int step, double area)
        {
            var width = steps[step].Area - steps[step - 1].Area;
            return width > 0 ? (area - steps[step - 1].Area) / width : area >= steps[step].Area ? 1 : 0;
        }
    }
}

/// <summary>Something on the ground that fires may follow: where, and how much.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Exposed(FirePoint Place, double Amount);

using System.Runtime.InteropServices;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>A circle on the ground and a time in which more burned than its place and its time let one expect.</summary>
/// <param name="Cells">Numbers of its cells, the middle one first.</param>
/// <param name="Radius">Distance of its farthest cell from its middle, in sides of a cell.</param>
/// <param name="FirstStep">First step of time.</param>
/// <param name="LastStep">Last step of time, which belongs to it.</param>
/// <param name="Fires">Fires in it.</param>
/// <param name="Expected">Fires that its cells would have had then, had they burned in step with all.</param>
/// <param name="LogRatio">Logarithm of Kulldorff's likelihood ratio.</param>
/// <param name="P">How often chance alone makes a circle at least as strong anywhere, by Monte Carlo.</param>
public sealed record ScanCluster(IReadOnlyList<int> Cells, double Radius, int FirstStep, int LastStep, int Fires, double Expected, double LogRatio, double P);

/// <summary>
/// The space-time permutation scan (Kulldorff et al. 2005): all circles of cells and all stretches of time up to a longest one, by the likelihood
/// ratio of Kulldorff 1997. It needs no population: what a place usually has, and what a time brings everywhere, cancel out, so it finds what is
/// new. p is from shuffling the times of fires among their places.
/// </summary>
public static class ScanAnalysis
{
    /// <summary>Shuffles; with the map itself a thousand, so that p comes in thousandths.</summary>
    public const int Shuffles = 999;

    /// <summary>Shuffles that beat the map before p is plainly no cluster and the rest is spared (Besag and Clifford 1991).</summary>
    private const int EnoughBeats = 50;

    /// <summary>Fires that a cluster has at least.</summary>
    private const int LeastFires = 3;

    /// <param name="fireCells">Of each fire, the number of its cell.</param>
    /// <param name="fireSteps">Of each fire, its step of time from 0.</param>
    /// <param name="cells">Column and row of each cell that has fires.</param>
    /// <param name="steps">Steps of time there are.</param>
    /// <param name="longest">Steps that a cluster lasts at most.</param>
    /// <param name="reach">Radius at most, in sides of a cell.</param>
    /// <param name="seed">Of the shuffles: the same seed gives the same p.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The strongest clusters that share no cell, the strongest first, each with its p.</returns>
    public static IReadOnlyList<ScanCluster> Of(
        int[] fireCells, int[] fireSteps, IReadOnlyList<(int Column, int Row)> cells, int steps, int longest, double reach, int seed, CancellationToken cancel)
    {
        if (fireCells.Length < LeastFires)
        {
            return [];
        }

        var circles = Circles(cells, reach);
        var perCell = new int[cells.Count];
        foreach (var cell in fireCells)
        {
            perCell[cell]++;
        }

        var perStep = new int[steps];
        foreach (var step in fireSteps)
        {
            perStep[step]++;
        }

        var found = new List<Candidate>();
        Search(Counts(fireSteps), found);
        var apart = Apart(found, circles, cells.Count);
        if (apart.Count == 0)
        {
            return [];
        }

        var (random, shuffled, beats, runs) = (new Random(seed), fireSteps.ToArray(), new int[apart.Count], 0);
        while (runs < Shuffles && beats[0] < EnoughBeats)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(shuffled);
            var best = Search(Counts(shuffled), all: null);
            runs++;
            for (var i = 0; i < apart.Count; i++)
            {
                beats[i] += best >= apart[i].LogRatio ? 1 : 0;
            }
        }

        return [.. apart.Select((c, i) => new ScanCluster(
            circles[c.Middle].Take(c.Cells).Select(x => x.Cell).ToList(), circles[c.Middle][c.Cells - 1].Distance, c.First, c.Last, c.Fires, c.Expected, c.LogRatio,
            (1.0 + beats[i]) / (1 + runs)))];

        int[] Counts(int[] stepsOfFires)
        {
            var counts = new int[cells.Count * steps];
            for (var i = 0; i < fireCells.Length; i++)
            {
                counts[(fireCells[i] * steps) + stepsOfFires[i]]++;
            }

            return counts;
        }

        double Search(int[] counts, List<Candidate>? all)
        {
            var (inCircle, highest, total) = (new int[steps], 0.0, (double)fireCells.Length);
            for (var middle = 0; middle < circles.Length; middle++)
            {
                Array.Clear(inCircle);
                var ofCircle = 0;
                var ring = circles[middle];
                for (var k = 0; k < ring.Length; k++)
                {
                    ofCircle += perCell[ring[k].Cell];
                    var row = counts.AsSpan(ring[k].Cell * steps, steps);
                    for (var s = 0; s < steps; s++)
                    {
                        inCircle[s] += row[s];
                    }

                    // Cells equally far belong together.
                    if (ofCircle < LeastFires || (k + 1 < ring.Length && ring[k + 1].Distance <= ring[k].Distance))
                    {
                        continue;
                    }

                    for (var first = 0; first < steps; first++)
                    {
                        var (fires, inTime) = (0, 0);
                        for (var last = first; last < steps && last < first + longest; last++)
                        {
                            fires += inCircle[last];
                            inTime += perStep[last];
                            if (fires < LeastFires)
                            {
                                continue;
                            }

                            var expected = ofCircle * inTime / total;
                            // The logarithm of a ratio is at most the ratio less one, and the other term is below zero: most need no logarithm.
                            if (fires <= expected || (all is null && fires * ((fires / expected) - 1) <= highest))
                            {
                                continue;
                            }

                            var ratio = (fires * Math.Log(fires / expected)) + (fires < total ? (total - fires) * Math.Log((total - fires) / (total - expected)) : 0);
                            if (all is null)
                            {
                                highest = Math.Max(highest, ratio);
                            }
                            else if (ratio > WorthKeeping)
                            {
                                all.Add(new(middle, k + 1, first, last, fires, expected, ratio));
                            }
                        }
                    }
                }
            }

            return highest;
        }
    }

    /// <summary>Likelihood ratios below e² are the commonest of all and never the strongest.</summary>
    private const double WorthKeeping = 2;

    /// <summary>Clusters that are told, at most.</summary>
    private const int Most = 20;

    /// <summary>The strongest, then the strongest that shares no cell with it, and so on.</summary>
    private static List<Candidate> Apart(List<Candidate> found, (int Cell, double Distance)[][] circles, int cells)
    {
        var (taken, apart) = (new bool[cells], new List<Candidate>());
        foreach (var candidate in found.OrderByDescending(c => c.LogRatio).ThenBy(c => c.Cells).ThenBy(c => c.Middle))
        {
            var its = circles[candidate.Middle].Take(candidate.Cells).Select(c => c.Cell).ToList();
            if (its.Exists(c => taken[c]))
            {
                continue;
            }

            its.ForEach(c => taken[c] = true);
            apart.Add(candidate);
            if (apart.Count == Most)
            {
                break;
            }
        }

        return apart;
    }

    /// <summary>For each cell the cells within reach of it, the nearest first.</summary>
    private static (int Cell, double Distance)[][] Circles(IReadOnlyList<(int Column, int Row)> cells, double reach) =>
        [.. cells.Select(middle => cells
            .Select((c, i) => (Cell: i, Distance: Math.Sqrt(((c.Column - middle.Column) * (c.Column - middle.Column)) + ((c.Row - middle.Row) * (c.Row - middle.Row)))))
            .Where(c => c.Distance <= reach).OrderBy(c => c.Distance).ThenBy(c => c.Cell).ToArray())];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Middle, int Cells, int First, int Last, int Fires, double Expected, double LogRatio);
}

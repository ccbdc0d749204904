namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>What the densities of all periods share: the cells, the bandwidth, and the ground that was recorded.</summary>
public sealed class HeatGround
{
    /// <summary>Sub-cells a side that a cell is divided into at most; a kernel smaller still falls whole into its sub-cell.</summary>
    private const int MostParts = 5;

    private readonly Lazy<float[]?> _inside;
    private Kept? _kept;

    /// <param name="frame">The cells.</param>
    /// <param name="bandwidth">Metres.</param>
    /// <param name="region">The ground that was recorded; null: not known.</param>
    public HeatGround(HeatFrame frame, double bandwidth, HeatRegion? region = null)
    {
        (Frame, Bandwidth, Share) = (frame, bandwidth, region?.Share(frame));
        Parts = PartsFor(NormalField.LeastCells);
        Fine = Parts == 1 ? frame : frame.Divided(Parts);
        // Once for all maps, and at the edge of the ground it is a divisor: it may cost more than they do.
        Edge = frame.Divided(PartsFor(2 * NormalField.LeastCells));
        ShareOfEdge = region is null ? null : Edge.Columns == frame.Columns ? Share : region.Share(Edge);
        _inside = new(() => ShareOfEdge is null ? null : NormalField.Spread(ShareOfEdge, Edge, Sigma, NormalField.Even, perKm2: false));
    }

    public HeatFrame Frame { get; }

    /// <summary>The cells divided so far that a normal curve has enough of them.</summary>
    public HeatFrame Fine { get; }

    /// <summary>The cells divided so far that what lies inside is exact at the edge of the ground.</summary>
    public HeatFrame Edge { get; }

    /// <summary>Of each cell of <see cref="Edge"/>, which part was recorded; null: not known.</summary>
    public float[]? ShareOfEdge { get; }

    /// <summary>Sub-cells a side of a cell; odd.</summary>
    public int Parts { get; }

    /// <summary>Whether cells are so large beside the kernel that they hold its mean; else they hold the density at their middle.</summary>
    public bool IsCoarse => Frame.CellMetres > Sigma;

    public double Bandwidth { get; }

    /// <summary>Standard deviation of the normal curve that smooths as much, metres.</summary>
    public double Sigma => Bandwidth / HeatmapAnalysis.QuarticPerSigma;

    /// <summary>Of each cell, which part was recorded; null: not known.</summary>
    public float[]? Share { get; }

    /// <summary>Which part of the normal curve round a place lies on the ground, as far as it is divided by; 1: the ground is not known.</summary>
    public double InsideAt(FirePoint place) =>
        _inside.Value is { } inside ? Math.Max(HeatmapAnalysis.LeastInside, Edge.At(inside, place)) : 1;

    /// <summary>Points on the fine cells, each with its weight by the part of its curve that lies on the ground.</summary>
    internal NormalField.Placed[] Place(FirePoint[] points) => NormalField.Place(points, Fine, p => p.Weight / InsideAt(p));

    /// <summary>The same, kept: maps of all periods and filters are made of the points of one record.</summary>
    internal NormalField.Placed[] Placed(FirePoint[] record)
    {
        if (_kept is not { } kept || kept.Of != record)
        {
            _kept = kept = new(record, Place(record));
        }

        return kept.Points;
    }

    /// <summary>An odd number, so that the middle of a cell is that of a sub-cell.</summary>
    private int PartsFor(double cells)
    {
        var needed = (int)Math.Ceiling(cells * Frame.CellMetres / Sigma);
        return Math.Min(MostParts, needed + 1 - (needed % 2));
    }

    /// <summary>With the points of a record of so many.</summary>
    internal long Bytes(int points) => 256 + (20L * points) + (Share is null ? 0 : (4L * Share.Length) + (8L * ShareOfEdge!.Length));

    private sealed record Kept(FirePoint[] Of, NormalField.Placed[] Points);
}

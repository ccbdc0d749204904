using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using RiskMap.Api.Incidents.Heatmap.Cells;

namespace RiskMap.Api.Zones.Proposals;

/// <summary>
/// Grounds of clusters, and how much of each is zoned, by the very points that they were drawn round: a hazard that is saved changes one cluster, and the
/// hulls of a thousand others need not be drawn again. What the last round did not ask for is forgotten.
/// </summary>
internal sealed class KeptGrounds
{
    private readonly Lock _lock = new();
    private Dictionary<(CellLattice Lattice, UInt128 Points), (MultiPolygon Ground, double ZonedShare)> _last = [], _now = [];

    public (MultiPolygon Ground, double ZonedShare) Of(ReadOnlySpan<ProposalPoint> points, CellLattice lattice, Func<(MultiPolygon Ground, double ZonedShare)> draw)
    {
        var places = new double[2 * points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            (places[2 * i], places[(2 * i) + 1]) = (points[i].Longitude, points[i].Latitude);
        }

        var key = (lattice, MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes<double>(places))));
        lock (_lock)
        {
            if (_now.TryGetValue(key, out var found) || _last.TryGetValue(key, out found))
            {
                return _now[key] = found;
            }
        }

        var drawn = draw();
        lock (_lock)
        {
            return _now[key] = drawn;
        }
    }

    /// <summary>A round is over.</summary>
    public void Turn()
    {
        lock (_lock)
        {
            (_last, _now) = (_now, []);
        }
    }
}

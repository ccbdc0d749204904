namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What one point reaches, point after point on one thread, without clearing what it wrote.</summary>
internal sealed class ReachOfPoint(ReachModel model, StreetAccess access, BoxGrid grid)
{
    private readonly StreetSearch _search = new(model.Streets);
    private readonly double[] _hose = new double[model.Footprints.Count];
    private readonly int[] _seen = new int[model.Footprints.Count];
    private readonly List<int> _byHose = [];
    private int _point;

    public void Find(double x, double y, int number, double straightMetres, double hoseMetres, bool[]? closed, Found found)
    {
        _point++;
        _byHose.Clear();
        if (hoseMetres > 0)
        {
            LayHose(model.StreetOf(x, y, closed), hoseMetres, closed);
        }

        // A hair more, for what computing in doubles may add; rounded up, the distance itself decides.
        var wide = straightMetres + 1e-6;
        foreach (var subject in grid.Within(new MetreBox(x, y, x, y).Grown(wide)))
        {
            if (Gap(grid[subject], x, y) > wide * wide)
            {
                continue;
            }

            var straight = ReachPairs.RoundUp(Math.Sqrt(model.Footprints.SquaredDistance(subject, x, y)));
            if (straight <= straightMetres)
            {
                found.Add(number, subject, straight, HoseTo(subject, hoseMetres));
                // Told already: not once more as one within reach by hose.
                _seen[subject] = -_point;
            }
        }

        foreach (var subject in _byHose)
        {
            if (_seen[subject] == _point && HoseTo(subject, hoseMetres) is var hose && float.IsFinite(hose))
            {
                found.Add(number, subject, ReachPairs.RoundUp(Math.Sqrt(model.Footprints.SquaredDistance(subject, x, y))), hose);
            }
        }
    }

    private float HoseTo(int subject, double limit)
    {
        var hose = _seen[subject] == _point ? ReachPairs.RoundUp(_hose[subject]) : float.PositiveInfinity;
        return hose <= limit ? hose : float.PositiveInfinity;
    }

    private void LayHose(StreetPlace start, double limit, bool[]? closed)
    {
        if (start.Edge < 0)
        {
            return;
        }

        // What computing in doubles may add must not keep a building out that lies at the limit itself.
        limit += 1e-6;
        _search.From(start, limit, closed);
        var streets = model.Streets;
        for (var i = access.FirstOnEdge[start.Edge]; i < access.FirstOnEdge[start.Edge + 1]; i++)
        {
            ref readonly var place = ref access.Places[access.OnEdge[i]];
            Note(access.SubjectOf[access.OnEdge[i]], start.Stretch + Math.Abs(place.Place - start.Place) + place.Stretch, limit);
        }

        foreach (var node in _search.Reached)
        {
            var metres = _search.MetresTo(node);
            foreach (var half in streets.HalvesAt(node))
            {
                var edge = half >> 1;
                if (closed?[edge] == true)
                {
                    continue;
                }

                for (var i = access.FirstOnEdge[edge]; i < access.FirstOnEdge[edge + 1]; i++)
                {
                    ref readonly var place = ref access.Places[access.OnEdge[i]];
                    var along = (half & 1) == 0 ? place.Place : streets.Length[edge] - place.Place;
                    Note(access.SubjectOf[access.OnEdge[i]], metres + along + place.Stretch, limit);
                }
            }
        }
    }

    private void Note(int subject, double metres, double limit)
    {
        if (metres > limit)
        {
            return;
        }

        if (_seen[subject] != _point)
        {
            (_seen[subject], _hose[subject]) = (_point, metres);
            _byHose.Add(subject);
        }
        else if (metres < _hose[subject])
        {
            _hose[subject] = metres;
        }
    }

    /// <summary>Square of the distance from a point to a box.</summary>
    private static double Gap(MetreBox box, double x, double y)
    {
        var dx = Math.Max(0, Math.Max(box.West - x, x - box.East));
        var dy = Math.Max(0, Math.Max(box.South - y, y - box.North));
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Pairs in the order in which they were found.</summary>
    public sealed class Found
    {
        public List<int> Points { get; } = [];

        public List<int> Subjects { get; } = [];

        public List<float> Straight { get; } = [];

        public List<float> Hose { get; } = [];

        public void Add(int point, int subject, float straight, float hose)
        {
            Points.Add(point);
            Subjects.Add(subject);
            Straight.Add(straight);
            Hose.Add(hose);
        }
    }
}

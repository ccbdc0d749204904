namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The line that a hose is laid along, from a hydrant to a building.</summary>
internal static class HoseWay
{
    /// <param name="model">The ground.</param>
    /// <param name="hydrantX">Metres east of the hydrant.</param>
    /// <param name="hydrantY">Metres north of the hydrant.</param>
    /// <param name="start">Where it comes to the street.</param>
    /// <param name="subject">The building.</param>
    /// <param name="longest">Metres of hose.</param>
    /// <returns>Metres east and north of the points of the shortest way; none: there is no way so short.</returns>
    public static (List<double> X, List<double> Y) Of(ReachModel model, double hydrantX, double hydrantY, StreetPlace start, int subject, double longest)
    {
        (List<double> X, List<double> Y) line = ([], []);
        var search = new StreetSearch(model.Streets);
        search.From(start, longest);
        var (best, metres) = (StreetPlace.None, longest + 1e-3);
        foreach (var place in model.PlacesOf(subject))
        {
            (best, metres) = search.MetresTo(place) is var one && one < metres ? (place, one) : (best, metres);
        }

        if (best.Edge < 0)
        {
            return line;
        }

        Add(hydrantX, hydrantY);
        var way = search.WayTo(best);
        if (way.Count == 0)
        {
            Along(start.Edge, start.Place, best.Place);
        }
        else
        {
            Along(start.Edge, start.Place, (way[0] & 1) == 0 ? model.Streets.Length[start.Edge] : 0);
            foreach (var half in way.Skip(1))
            {
                var length = model.Streets.Length[half >> 1];
                Along(half >> 1, (half & 1) == 0 ? 0 : length, (half & 1) == 0 ? length : 0);
            }

            Along(best.Edge, model.Streets.From[best.Edge] == model.Streets.EndOf(way[^1]) ? 0 : model.Streets.Length[best.Edge], best.Place);
        }

        var (x, y, _) = model.Streets.At(best.Edge, best.Place);
        var end = StreetAccess.OnFootprint(model.Footprints, subject, x, y);
        Add(end.X, end.Y);
        return line;

        void Along(int edge, double from, double to)
        {
            var streets = model.Streets;
            var (fromX, fromY, after) = streets.At(edge, from);
            var (toX, toY, before) = streets.At(edge, to);
            Add(fromX, fromY);
            for (var i = after + 1; i <= before; i++)
            {
                Add(streets.X[i], streets.Y[i]);
            }

            for (var i = after; i > before; i--)
            {
                Add(streets.X[i], streets.Y[i]);
            }

            Add(toX, toY);
        }

        void Add(double x, double y)
        {
            if (line.X.Count == 0 || line.X[^1] != x || line.Y[^1] != y)
            {
                line.X.Add(x);
                line.Y.Add(y);
            }
        }
    }
}

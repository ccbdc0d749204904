using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The ground that gaps lie on: the buildings whose land the circles do not have whole, here called houses and numbered from 0, the
/// hydrants and the open land. It says of any point whether it lies in a gap, by measuring. Safe to ask from several threads.
/// </summary>
internal sealed class GapGround
{
    /// <summary>A box that several circles have together is halved so often to see it.</summary>
    private const int Halvings = 3;

    /// <summary>Side of the cells in which houses and open land are looked up, in metres.</summary>
    private const double Cell = 60;

    private readonly (double[] X, double[] Y) _hydrants;
    private readonly IReadOnlyList<Geometry> _open;
    private readonly BoxGrid _points;
    private readonly int[] _subjects;
    private readonly int[] _groups;
    private readonly Rim[][] _rims;

    public GapGround(
        Footprints footprints, int[] standing, (double[] X, double[] Y) hydrants, double radius, double around, IReadOnlyList<Geometry> open)
    {
        (Footprints, _hydrants, Radius, Around, _open) = (footprints, hydrants, radius - Millimetre, around, open);
        _points = new([.. hydrants.X.Select((x, i) => MetreBox.Of(x, hydrants.Y[i], x, hydrants.Y[i]))], radius);
        var covered = new bool[standing.Length];
        Parallel.For(0, standing.Length, i => covered[i] = IsCovered(Box(standing[i]).Grown(around), Halvings));
        _subjects = [.. standing.Where((_, i) => !covered[i])];
        HouseGrid = new([.. _subjects.Select(Box)], Cell);
        OpenGrid = new([.. open.Select(o => o.EnvelopeInternal).Select(e => new MetreBox(e.MinX, e.MinY, e.MaxX, e.MaxY))], Cell);
        _rims = [.. _subjects.Select(s => Rim.Of(footprints, s))];
        (_groups, Groups) = Grouped();
    }

    /// <summary>A circle is so much smaller than the radius, which is more than computing in doubles and keeping to the millimetre may add.</summary>
    public const double Millimetre = 0.001;

    public Footprints Footprints { get; }

    /// <summary>Of the circles, in metres.</summary>
    public double Radius { get; }

    /// <summary>Metres round a house that are built-up.</summary>
    public double Around { get; }

    public int Houses => _subjects.Length;

    /// <summary>Houses whose land may meet belong to one group.</summary>
    public int Groups { get; }

    public int Hydrants => _hydrants.X.Length;

    /// <summary>Boxes of the houses.</summary>
    public BoxGrid HouseGrid { get; }

    /// <summary>Boxes of the open land.</summary>
    public BoxGrid OpenGrid { get; }

    public IReadOnlyList<Geometry> Open => _open;

    public int SubjectOf(int house) => _subjects[house];

    public int GroupOf(int house) => _groups[house];

    public (double X, double Y) Hydrant(int hydrant) => (_hydrants.X[hydrant], _hydrants.Y[hydrant]);

    /// <summary>The hydrants in a box.</summary>
    public BoxGrid.Found HydrantsIn(MetreBox box) => _points.Within(box);

    /// <summary>
    /// Whether a point lies in a gap of a group: in no circle, and on a house's own ground or else within its land and not on open land. All of
    /// it as it is drawn, so that the lines and what is said of the faces between them agree.
    /// </summary>
    public bool IsInGap(double x, double y, int group)
    {
        var point = new MetreBox(x, y, x, y);
        foreach (var hydrant in _points.Within(point.Grown(Radius)))
        {
            if (IsInCircle(x - _hydrants.X[hydrant], y - _hydrants.Y[hydrant]))
            {
                return false;
            }
        }

        var builtUp = false;
        foreach (var house in HouseGrid.Within(point.Grown(Around)))
        {
            if (_groups[house] == group)
            {
                foreach (var rim in RimsOf(house))
                {
                    if (rim.Holds(x, y))
                    {
                        return true;
                    }

                    builtUp = builtUp || rim.LandHolds(x, y, Around);
                }
            }
        }

        return builtUp && !IsOpen(x, y);
    }

    /// <summary>Every ring of a house, courtyards too.</summary>
    public Rim[] RimsOf(int house) => _rims[house];

    /// <summary>Metres from a point to a house; 0: within it or its courtyard.</summary>
    public double MetresTo(int house, double x, double y)
    {
        var nearest = double.PositiveInfinity;
        foreach (var rim in RimsOf(house))
        {
            nearest = Math.Min(nearest, rim.Holds(x, y) ? 0 : rim.SquaredDistance(x, y));
        }

        return Math.Sqrt(nearest);
    }

    /// <summary>A circle's sides stand evenly, one corner due east.</summary>
    private bool IsInCircle(double east, double north)
    {
        const double Side = Math.PI / (2 * GapLines.CircleQuarter);
        var (squared, apothem) = ((east * east) + (north * north), Radius * GapLines.Inside(GapLines.CircleQuarter));
        if (squared <= apothem * apothem || squared > Radius * Radius)
        {
            return squared <= apothem * apothem;
        }

        var sides = Math.Atan2(north, east) / Side;
        return Math.Sqrt(squared) * Math.Cos((sides - Math.Floor(sides) - 0.5) * Side) <= apothem;
    }

    private bool IsOpen(double x, double y)
    {
        foreach (var open in OpenGrid.Within(new MetreBox(x, y, x, y)))
        {
            if (SimplePointInAreaLocator.Locate(new Coordinate(x, y), _open[open]) != Location.Exterior)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the circles have all of a box, as far as halving it so often shows.</summary>
    private bool IsCovered(MetreBox box, int halvings)
    {
        var ((x, y), reach) = (((box.West + box.East) / 2, (box.South + box.North) / 2), Radius * GapLines.Inside(GapLines.CircleQuarter) - (2 * Millimetre));
        var hasMiddle = false;
        foreach (var hydrant in _points.Within(new MetreBox(x, y, x, y).Grown(Radius)))
        {
            var (east, north) = (Math.Abs(_hydrants.X[hydrant] - x), Math.Abs(_hydrants.Y[hydrant] - y));
            hasMiddle |= (east * east) + (north * north) <= reach * reach;
            var (dx, dy) = (east + ((box.East - box.West) / 2), north + ((box.North - box.South) / 2));
            if ((dx * dx) + (dy * dy) <= reach * reach)
            {
                return true;
            }
        }

        return hasMiddle && halvings > 0
            && IsCovered(box with { East = x, North = y }, halvings - 1) && IsCovered(box with { West = x, North = y }, halvings - 1)
            && IsCovered(box with { East = x, South = y }, halvings - 1) && IsCovered(box with { West = x, South = y }, halvings - 1);
    }

    private (int[] GroupOf, int Groups) Grouped()
    {
        int[] leader = [.. Enumerable.Range(0, Houses)];
        int Leader(int house)
        {
            while (leader[house] != house)
            {
                house = leader[house] = leader[leader[house]];
            }

            return house;
        }

        for (var house = 0; house < Houses; house++)
        {
            foreach (var other in HouseGrid.Within(HouseGrid[house].Grown((2 * Around) + 1)))
            {
                leader[Leader(other)] = Leader(house);
            }
        }

        var numbers = new Dictionary<int, int>();
        int[] groups = [.. Enumerable.Range(0, Houses).Select(h => numbers.TryGetValue(Leader(h), out var n) ? n : numbers[Leader(h)] = numbers.Count)];
        return (groups, numbers.Count);
    }

    private MetreBox Box(int subject)
    {
        var (west, south, east, north) = Footprints.BoxOf(subject);
        return new(west, south, east, north);
    }
}

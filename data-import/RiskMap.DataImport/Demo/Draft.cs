using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace RiskMap.DataImport.Demo;

/// <summary>The town while it is being built: quarters add streets first, then what stands between them.</summary>
public sealed class Draft
{
    private readonly Dictionary<(int, double), Geometry> _strips = [];
    private STRtree<int>? _streetsByPlace;

    public List<Street> Streets { get; } = [];
    public List<Quarter> Blocks { get; } = [];
    public List<Building> Buildings { get; } = [];
    public List<LandCover> LandCover { get; } = [];

    /// <summary>Ways inside estates and works, wide enough for an engine.</summary>
    public List<(string? Name, double Width, LineString Line, int Year)> Yards { get; } = [];

    /// <summary>Tanks and ponds that can be drawn from.</summary>
    public List<(string Name, string Kind, Coordinate Point, double Area)> Waters { get; } = [];

    public void Add(Street street)
    {
        _streetsByPlace = null;
        Streets.Add(street);
    }

    /// <summary>The block without its streets and their verges: what may be built on.</summary>
    public IEnumerable<Polygon> Buildable(Polygon block, double extra = 0)
    {
        var near = block.EnvelopeInternal.Copy();
        near.ExpandBy(45);
        Geometry left = block;
        foreach (var street in StreetsByPlace().Query(near))
        {
            var strip = Strip(street, extra);
            if (strip.EnvelopeInternal.Intersects(left.EnvelopeInternal))
            {
                left = left.Difference(strip);
            }
        }

        return Polygons.Parts(left);
    }

    public bool HasStreetWithin(Coordinate at, double metres)
    {
        var near = new Envelope(at);
        near.ExpandBy(metres);
        return StreetsByPlace().Query(near).Any(s => Streets[s].Line.IsWithinDistance(Ground.Metres.CreatePoint(at), metres));
    }

    private STRtree<int> StreetsByPlace()
    {
        if (_streetsByPlace is null)
        {
            _streetsByPlace = new STRtree<int>();
            for (var i = 0; i < Streets.Count; i++)
            {
                _streetsByPlace.Insert(Streets[i].Line.EnvelopeInternal, i);
            }
        }

        return _streetsByPlace;
    }

    /// <summary>A street with its verges, reckoned once: a long road touches many blocks.</summary>
    private Geometry Strip(int number, double extra)
    {
        var (key, street) = ((number, extra), Streets[number]);
        if (!_strips.TryGetValue(key, out var strip))
        {
            _strips[key] = strip = street.Line.Buffer((street.Width / 2) + street.Verge + extra, 3);
        }

        return strip;
    }
}

using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace RiskMap.DataImport.Demo;

/// <summary>The town while it is being built: quarters add streets first, then what stands between them.</summary>
public sealed class Draft
{
    private STRtree<Street>? _streetsByPlace;

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
        if (_streetsByPlace is null)
        {
            _streetsByPlace = new STRtree<Street>();
            foreach (var street in Streets)
            {
                _streetsByPlace.Insert(street.Line.EnvelopeInternal, street);
            }
        }

        var near = block.EnvelopeInternal.Copy();
        near.ExpandBy(45);
        var strips = _streetsByPlace.Query(near).Where(s => s.Line.IsWithinDistance(block, (s.Width / 2) + s.Verge + extra))
            .Select(s => s.Line.Buffer((s.Width / 2) + s.Verge + extra, 4)).ToList();
        return strips.Count == 0 ? [block] : Polygons.Parts(block.Difference(Ground.Metres.BuildGeometry(strips).Buffer(0)));
    }
}

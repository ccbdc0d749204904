using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace RiskMap.DataImport.Demo;

/// <summary>What an address begins with: 湖南省沚江市城关街道文庙社区. The province is real, the city and all below it are invented.</summary>
public sealed class Places
{
    public const string Province = "湖南省", City = "沚江市";

    private readonly STRtree<Division> _grounds = new();
    private readonly Dictionary<string, string> _townOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Division> _towns;

    public Places(IReadOnlyList<Division> divisions)
    {
        _towns = divisions.Where(d => d.Level == "town").ToDictionary(d => d.Id);
        foreach (var division in divisions.Where(d => d.Level == "village"))
        {
            _grounds.Insert(division.Shape.EnvelopeInternal, division);
            _townOf[division.NameZh] = _towns[division.Parent!].NameZh;
        }
    }

    /// <summary>Down to the community or village that holds the place.</summary>
    public string Full(Coordinate at) => Community(at) is { } c ? $"{Province}{City}{_towns[c.Parent!].NameZh}{c.NameZh}" : Province + City;

    /// <summary>As people shorten it: 沚江市城关街道.</summary>
    public string Brief(Coordinate at) => Community(at) is { } c ? City + _towns[c.Parent!].NameZh : City;

    /// <summary>A village by its name, wherever its houses stand.</summary>
    public string Village(string name) => $"{Province}{City}{_townOf.GetValueOrDefault(name)}{name}";

    private Division? Community(Coordinate at)
    {
        var point = Ground.Metres.CreatePoint(at);
        var near = new Envelope(at);
        near.ExpandBy(60);
        return _grounds.Query(near).Select(d => (Division: d, Distance: d.Shape.Distance(point))).OrderBy(d => d.Distance)
            .ThenBy(d => d.Division.Id, StringComparer.Ordinal).FirstOrDefault().Division;
    }
}

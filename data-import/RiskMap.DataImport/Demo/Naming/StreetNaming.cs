using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.LinearReferencing;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// Names the streets once they all lie, as towns do: a street that goes on beyond a crossing keeps its name and takes 东, 西, 南 or 北;
/// lanes off a street are counted along it, to nine; the rest have names of their own, each given once. What is left is nameless, as
/// paths between two backs are.
/// </summary>
public sealed class StreetNaming
{
    /// <summary>A crossing is this wide at most, metres, and a street that goes on beyond it turns by less than this, radians.</summary>
    private const double Crossing = 60, Turn = 0.4;

    private readonly Draft _draft;
    private readonly Dice _dice = new("street names");
    private readonly STRtree<int> _byPlace = new();
    private readonly HashSet<string> _given, _stems = [];
    private readonly Dictionary<int, string> _quarters = [];
    private readonly Queue<string> _roads, _sideStreets, _oldStreets, _oldLanes, _villageLanes;

    private StreetNaming(Draft draft, IEnumerable<(Quarter Quarter, int From, int To)> laid)
    {
        _draft = draft;
        _given = [.. draft.Streets.SelectMany(s => new[] { s.Name, s.OuterName }).OfType<string>()];
        foreach (var (quarter, from, to) in laid)
        {
            for (var i = from; i < to; i++)
            {
                _quarters[i] = quarter.Name;
            }
        }

        for (var i = 0; i < draft.Streets.Count; i++)
        {
            _byPlace.Insert(draft.Streets[i].Line.EnvelopeInternal, i);
        }

        _roads = Deal(StreetStock.Roads);
        _sideStreets = Deal(StreetStock.SideStreets);
        _oldStreets = Deal(StreetStock.OldStreets);
        _oldLanes = Deal(StreetStock.OldLanes);
        _villageLanes = Deal(StreetStock.VillageLanes);
    }

    /// <param name="laid">Each quarter with the numbers of its streets in the draft, the last excluded.</param>
    public static void Give(Draft draft, IEnumerable<(Quarter Quarter, int From, int To)> laid)
    {
        var naming = new StreetNaming(draft, laid);
        naming.OldStreets();
        naming.Roads();
        naming.VillageStreets();
        naming.SideStreets();
        naming.Lanes();
        naming.Paths();
    }

    /// <summary>The town's own streets that no one has named yet, of a class and kind, the longest first.</summary>
    private List<int> Nameless(Func<Street, bool> which) =>
        [.. _quarters.Keys.Where(i => _draft.Streets[i] is { Name: null } s && s.Quarter != QuarterKind.Countryside && which(s))
            .OrderByDescending(i => _draft.Streets[i].Line.Length).ThenBy(i => i)];

    private void OldStreets()
    {
        var (east, north) = (new Queue<string>(StreetStock.OldEast), new Queue<string>(StreetStock.OldNorth));
        foreach (var i in Nameless(s => s is { Quarter: QuarterKind.OldTown, Class: "tertiary" }))
        {
            Name(i, (Eastward(_draft.Streets[i].Line) ? east : north).Dequeue());
        }

        foreach (var i in Nameless(s => s is { Quarter: QuarterKind.OldTown, Class: "residential", Width: > 5 }))
        {
            Name(i, Next(_oldStreets, ""));
        }
    }

    /// <summary>Middling streets of the city: first which of them go on in one another, then a name for each such row.</summary>
    private void Roads()
    {
        var open = Nameless(s => s.Class == "tertiary");
        var rows = new List<List<int>>();
        while (open.Count > 0)
        {
            var row = new List<int> { open[0] };
            open.RemoveAt(0);
            while (row.Count < 3 && open.FirstOrDefault(o => row.Any(r => GoesOn(r, o)), -1) is >= 0 and var next)
            {
                row.Add(next);
                open.Remove(next);
            }

            rows.Add(row);
        }

        foreach (var row in rows)
        {
            var eastward = Eastward(_draft.Streets[row[0]].Line);
            var sorted = row.OrderBy(i => eastward ? Middle(i).X : Middle(i).Y).ToList();
            var words = sorted.Count == 1 ? [""] : (eastward, sorted.Count) switch
            {
                (true, 2) => ["西", "东"],
                (false, 2) => ["南", "北"],
                (true, _) => ["西", "中", "东"],
                (false, _) => new[] { "南", "中", "北" },
            };
            var own = row.Count < 3 && StreetStock.OfQuarter.TryGetValue(_quarters[row[0]], out var stems) ? stems : [];
            var stem = own.Concat(_roads).First(s => words.All(w => !_given.Contains($"{s}{w}路")) && _stems.Add(s));
            for (var k = 0; k < sorted.Count; k++)
            {
                Name(sorted[k], $"{stem}{words[k]}路");
            }
        }
    }

    /// <summary>西湾正街, 西湾东街 …: by where they lie in their village.</summary>
    private void VillageStreets()
    {
        foreach (var village in Nameless(s => s is { Quarter: QuarterKind.UrbanVillage, Width: > 6 }).GroupBy(i => _quarters[i]))
        {
            Name(village.First(), $"{village.Key}正街");
            var centre = new Coordinate(village.Average(i => Middle(i).X), village.Average(i => Middle(i).Y));
            foreach (var i in village.Skip(1))
            {
                var (dx, dy) = (Middle(i).X - centre.X, Middle(i).Y - centre.Y);
                var side = Math.Abs(dx) > Math.Abs(dy) ? dx > 0 ? "东" : "西" : dy > 0 ? "北" : "南";
                Name(i, FirstFree($"{village.Key}{side}街", $"{village.Key}{side}新街", $"{village.Key}新街", $"{village.Key}老街", $"{village.Key}后街",
                    $"{village.Key}横街") ?? Next(_villageLanes, "巷"));
            }
        }
    }

    private void SideStreets()
    {
        Counted(Nameless(s => s is { Class: "residential", Quarter: QuarterKind.City } && _dice.Chance(0.7)));
        foreach (var i in Nameless(s => s is { Class: "residential", Quarter: QuarterKind.City }))
        {
            Name(i, Next(_sideStreets, "巷"));
        }

        foreach (var (i, tree) in Nameless(s => s is { Class: "residential", Quarter: QuarterKind.NewTown }).Zip(_dice.Shuffle(StreetStock.Trees)))
        {
            Name(i, $"{tree}路");
        }
    }

    private void Lanes()
    {
        foreach (var i in Nameless(s => s is { Class: "residential", Quarter: QuarterKind.OldTown or QuarterKind.UrbanVillage }))
        {
            Name(i, Next(_draft.Streets[i].Quarter == QuarterKind.OldTown ? _oldLanes : _villageLanes, "巷"));
        }
    }

    /// <summary>Off a street they are counted; off a lane they are its front, back or cross lane; most have no name.</summary>
    private void Paths()
    {
        Counted(Nameless(s => s is { Class: "path", Line.Length: > 55 }));
        foreach (var i in Nameless(s => s is { Class: "path", Line.Length: > 80 }))
        {
            if (Parent(i) is { } parent && _draft.Streets[parent].Name![^1] == '巷' && !StreetStock.Numerals.Contains(_draft.Streets[parent].Name![^2], StringComparison.Ordinal)
                && FirstFree($"{_draft.Streets[parent].Name![..^1]}后巷", $"{_draft.Streets[parent].Name![..^1]}横巷") is { } name)
            {
                Name(i, name);
            }
        }
    }

    /// <summary>一巷 to 九巷 in their order along the street they leave, from where its numbers begin.</summary>
    private void Counted(List<int> lanes)
    {
        foreach (var family in lanes.Select(i => (Lane: i, Parent: Parent(i))).Where(l => l.Parent is not null
            && _draft.Streets[l.Parent.Value].Name![^1] is '路' or '街').GroupBy(l => _draft.Streets[l.Parent!.Value].Name!))
        {
            var eastward = Eastward(_draft.Streets[family.First().Parent!.Value].Line);
            var number = 0;
            foreach (var (lane, _) in family.OrderBy(l => eastward ? -Middle(l.Lane).X : Middle(l.Lane).Y).Take(StreetStock.Numerals.Length))
            {
                var name = $"{family.Key}{StreetStock.Numerals[number++]}巷";
                if (!_given.Contains(name))
                {
                    Name(lane, name);
                }
            }
        }
    }

    /// <summary>The widest street with a name that a lane begins or ends on.</summary>
    private int? Parent(int lane)
    {
        var line = _draft.Streets[lane].Line;
        var near = line.EnvelopeInternal.Copy();
        near.ExpandBy(2);
        return _byPlace.Query(near).Where(j => j != lane && _draft.Streets[j] is { Name: not null, Bridge: false, OuterName: null }
            && (_draft.Streets[j].Line.IsWithinDistance(line.StartPoint, 1.5) || _draft.Streets[j].Line.IsWithinDistance(line.EndPoint, 1.5)))
            .OrderByDescending(j => _draft.Streets[j].Width).ThenBy(j => j).Select(j => (int?)j).FirstOrDefault();
    }

    private bool GoesOn(int one, int other)
    {
        var (a, b) = (_draft.Streets[one].Line, _draft.Streets[other].Line);
        return _quarters[one] != _quarters[other]
            && new[] { (a.StartPoint, a.GetPointN(1)), (a.EndPoint, a.GetPointN(a.NumPoints - 2)) }.Any(x =>
                new[] { (b.StartPoint, b.GetPointN(1)), (b.EndPoint, b.GetPointN(b.NumPoints - 2)) }.Any(y =>
                    x.Item1.Distance(y.Item1) < Crossing && Between(Angle(x.Item2, x.Item1), Angle(y.Item1, y.Item2)) < Turn));
    }

    private static double Angle(Point from, Point to) => Math.Atan2(to.Y - from.Y, to.X - from.X);

    private static double Between(double one, double other) => Math.Abs(Math.IEEERemainder(one - other, 2 * Math.PI));

    private Coordinate Middle(int street) => new LengthIndexedLine(_draft.Streets[street].Line).ExtractPoint(_draft.Streets[street].Line.Length / 2);

    internal static bool Eastward(LineString line) =>
        Math.Abs(line.EndPoint.X - line.StartPoint.X) >= Math.Abs(line.EndPoint.Y - line.StartPoint.Y);

    private string? FirstFree(params IEnumerable<string> names) => names.FirstOrDefault(n => !_given.Contains(n));

    /// <summary>The next stem whose name is still free; null when the stock is used up: the shortest stay nameless.</summary>
    private string? Next(Queue<string> stems, string suffix)
    {
        while (stems.TryDequeue(out var stem))
        {
            if (!_given.Contains(stem + suffix))
            {
                return stem + suffix;
            }
        }

        return null;
    }

    private void Name(int street, string? name)
    {
        if (name is null)
        {
            return;
        }

        _given.Add(name);
        _draft.Streets[street] = _draft.Streets[street] with { Name = name };
    }

    private Queue<string> Deal(IEnumerable<string> names) => new(_dice.Shuffle(names.Distinct()));
}

using System.Globalization;
using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// Builds the town in the order in which towns come about: river, main roads, quarters, lanes, houses; then what serves them.
/// </summary>
public static class Planner
{
    /// <summary>Blocks that became something of their own: a point inside says which.</summary>
    private static readonly (QuarterKind Kind, string Name, double X, double Y)[] Sites =
    [
        (QuarterKind.Hospital, "沚江市人民医院", -900, 1000), (QuarterKind.Hospital, "沚江市中医医院", 1000, 1200),
        (QuarterKind.School, "沚江一中", -100, 1800), (QuarterKind.School, "文昌小学", 0, 500), (QuarterKind.School, "团结小学", -1000, 1750),
        (QuarterKind.School, "东门小学", 1900, 1250), (QuarterKind.School, "柳林小学", -2050, 1150), (QuarterKind.School, "沚江二中", 150, -1700),
        (QuarterKind.School, "滨江实验学校", -1150, -1250), (QuarterKind.School, "南岸职业学校", 1500, -2100), (QuarterKind.School, "湘君小学", 950, -1250),
        (QuarterKind.ElderlyCare, "沚江福利院", -900, 550), (QuarterKind.ElderlyCare, "夕照敬老院", 1900, 1900),
        (QuarterKind.ElderlyCare, "南岸康养中心", -1500, -2150),
        (QuarterKind.Office, "沚江市政务服务中心", -300, -1750), (QuarterKind.Park, "人民公园", -250, 1150), (QuarterKind.Park, "芷兰湖公园", -1250, -1900),
        (QuarterKind.Park, "东湖公园", 1100, -1900), (QuarterKind.Market, "沚江农产品批发市场", -2050, 1700), (QuarterKind.Park, "西湖公园", -2350, 400),
        (QuarterKind.Park, "柳林公园", -2250, 1600),
    ];

    /// <summary>The whole town; always the same one.</summary>
    public static Town Town()
    {
        var county = new County();
        var draft = Draft(county);
        var roads = Roads.Of(draft.Streets, county.Ring);
        for (var i = 0; i < draft.Buildings.Count; i++)
        {
            draft.Buildings[i].Id = string.Create(CultureInfo.InvariantCulture, $"building-{i + 1:d5}");
        }

        var stations = FireService.Stations(draft);
        var divisions = Divisions.Of(draft, county);
        var places = new Places(divisions);
        var doors = Doors.Number(draft, county.Ring, places);
        var intensity = new FireIntensity(county);
        return new Town
        {
            County = county.Outline,
            River = county.River,
            Roads = roads,
            Buildings = draft.Buildings,
            Addresses = doors,
            Premises = PremisesRegister.Of(draft.Buildings),
            LandCover = draft.LandCover,
            Hydrants = HydrantNetwork.Of(draft, county.Ring, county.River, places),
            WaterSources = FireService.Waters(draft, county),
            Stations = stations,
            FireLanes = FireLanes.Of(draft),
            Divisions = divisions,
            Zones = CheckUpZones.Of(draft),
            Fires = new Fires(intensity, draft, stations, places).Record(county.Outline.EnvelopeInternal),
            Intensity = intensity,
        };
    }

    private static Draft Draft(County county)
    {
        var draft = new Draft();
        foreach (var road in county.MainRoads)
        {
            draft.Add(road);
        }

        var names = new Names(new Dice("names"));
        var (blocks, laid) = (new List<(Quarter Quarter, Polygon Block)>(), new List<(Quarter Quarter, int From, int To)>());
        foreach (var (i, quarter) in Quarters.Of(county).Index())
        {
            var from = draft.Streets.Count;
            blocks.AddRange(Lay(quarter, draft, county.River, new Dice($"streets {i}")).Select(block => (quarter, block)));
            laid.Add((quarter, from, draft.Streets.Count));
        }

        StreetNaming.Give(draft, laid);
        var groups = Villages.All.SelectMany(v => Enumerable.Range(1, 9).Select(g => (v.Name, g)))
            .ToDictionary(k => k, k => new Compound($"{k.Name}{k.g}组", new Coordinate(0, 0)));
        for (var i = 0; i < blocks.Count; i++)
        {
            draft.Blocks.Add(Kept(blocks[i].Quarter, blocks[i].Block));
            Fill(blocks[i].Quarter, blocks[i].Block, draft, names, groups, new Dice($"block {i}"));
        }

        Gates.Open(draft);
        draft.LandCover.Add(new LandCover("water", River.Name, county.River.Water.Intersection(county.Outline)));
        return draft;
    }

    private static Quarter Kept(Quarter quarter, Polygon block)
    {
        var site = SiteIn(block);
        return site.Name is null ? quarter with { Ground = block } : new Quarter(site.Kind, block, site.Name);
    }

    private static (QuarterKind Kind, string Name, double X, double Y) SiteIn(Polygon block) =>
        Sites.FirstOrDefault(s => block.Contains(Ground.Metres.CreatePoint(new Coordinate(s.X, s.Y))));

    private static List<Polygon> Lay(Quarter quarter, Draft draft, River river, Dice dice) => Lay(
        quarter, draft, quarter.Ground.Centroid.Y > river.Middle.Centroid.Y ? river.NorthBank : river.SouthBank, dice);

    private static List<Polygon> Lay(Quarter quarter, Draft draft, RiverBend bend, Dice dice) => quarter.Kind switch
    {
        QuarterKind.OldTown => OldTown.Lay(quarter, draft, bend, dice),
        QuarterKind.City or QuarterKind.Market => CityBlocks.Lay(quarter, draft, bend, dice),
        QuarterKind.UrbanVillage => UrbanVillage.Lay(quarter, draft, bend, dice),
        QuarterKind.NewTown when quarter.Name.StartsWith("滨江", StringComparison.Ordinal) => NewTown.Lay(quarter, draft, bend, dice),
        QuarterKind.NewTown => CityBlocks.Lay(quarter, draft, bend, dice, Quarters.EstateArea),
        QuarterKind.Industrial => Works.Lay(quarter, draft),
        QuarterKind.Logistics => CityBlocks.Lay(quarter, draft, bend, dice, 130_000),
        QuarterKind.Countryside => Countryside.Lay(quarter, draft, dice),
        _ => [quarter.Ground],
    };

    private static void Fill(Quarter quarter, Polygon block, Draft draft, Names names, IReadOnlyDictionary<(string, int), Compound> groups,
        Dice dice)
    {
        var site = SiteIn(block);
        var (kind, name) = site.Name is null ? (quarter.Kind, quarter.Name) : (site.Kind, site.Name);
        if (kind is QuarterKind.School or QuarterKind.Hospital or QuarterKind.ElderlyCare or QuarterKind.Office or QuarterKind.Park)
        {
            foreach (var ground in draft.Buildable(block).OrderByDescending(g => g.Area).Take(1))
            {
                Landmark(kind, ground, draft, name, dice);
            }

            return;
        }

        switch (kind)
        {
            case QuarterKind.OldTown: OldTown.Fill(block, draft, dice); break;
            case QuarterKind.City: CityBlocks.Fill(block, draft, names, dice); break;
            case QuarterKind.Market: Works.Market(block, draft, name, dice); break;
            case QuarterKind.Logistics: Works.Logistics(block, draft, name, dice); break;
            case QuarterKind.UrbanVillage: UrbanVillage.Fill(block, draft, quarter.Name == "南沙" ? 0.5 : 0.88, dice); break;
            case QuarterKind.NewTown: NewTown.Fill(block, draft, names, dice); break;
            case QuarterKind.Industrial:
                Works.FillPark(block, draft, names, quarter.Name.EndsWith("一期", StringComparison.Ordinal) ? 0.94 : 0.5, dice);
                break;
            case QuarterKind.Riverside:
                draft.LandCover.AddRange(draft.Buildable(block, 1).Where(g => g.Area > 300).Select(g => new LandCover("green", null, g)));
                break;
            default: Countryside.Fill(block, draft, groups, dice); break;
        }
    }

    private static void Landmark(QuarterKind kind, Polygon ground, Draft draft, string name, Dice dice)
    {
        switch (kind)
        {
            case QuarterKind.School: Civic.School(ground, draft, name, dice); break;
            case QuarterKind.Hospital: Civic.Hospital(ground, draft, name, dice); break;
            case QuarterKind.ElderlyCare: Civic.CareHome(ground, draft, name, dice); break;
            case QuarterKind.Office: Civic.Offices(ground, draft, name, dice); break;
            default: Civic.Park(ground, draft, name, dice); break;
        }
    }
}

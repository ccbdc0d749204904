using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The verdict on one hydrant: every test that a standard has, with its number and its limit. One object serves one thread.
/// <para>Kerb: the distance to the middle of its street, which paths and tracks are not, less half the carriageway's width. A width that
/// is not on record can be any up to the width between the plots, where that is on record, and up to the nearest building on either
/// side; the verdict is sure only if all of them give the same. The number is told for the width that is assumed for such a road.</para>
/// <para>Wall: the nearest edge of any building that stands on the day. Both sides: on a road of recorded width above the rule's, another
/// usable hydrant within the spacing along the streets, such that the straight line between the two crosses the middle of such a road. No parking: vehicles on record within the circle; nothing on record shows nothing.</para>
/// <para>Branch mains: which hydrants share one is on no record. A building within reach of several on branches may have to count
/// fewer of them; with one only the rule is kept.</para>
/// </summary>
public sealed class HydrantVerdictAnalysis(VerdictAnswer answer, HydrantSites sites, Func<int, bool> isCarriageway)
{
    public const int Tests = 12;

    /// <summary>Metres along the streets within which the next hydrant is looked for: as far as any standard spaces them.</summary>
    private const double Farthest = 1_000;

    /// <summary>Metres within which the nearest wall is looked for.</summary>
    private const double FarthestWall = 100;

    private readonly AreaReach _reach = answer.View.Reach;
    private readonly SpacingAnalysis _spacing = new(answer.View.Reach.Model.Streets, answer.View.Reach.StreetOf, answer.View.Usable);
    private readonly bool[] _noCarriageway = [.. Enumerable.Range(0, answer.View.Reach.Model.Streets.Count).Select(e => !isCarriageway(e))];
    private readonly bool _anyStreets = answer.View.Reach.Model.Streets.Count > 0;
    private readonly bool _anyBuildings = answer.View.Reach.Ground.Footprints.Count > 0;

    private DateOnly Day => answer.By.Day;

    /// <param name="hydrant">The hydrant, as its place in <see cref="HydrantsOnRecord"/>.</param>
    /// <param name="into">One result for each <see cref="HydrantTest"/>.</param>
    /// <returns>All that the standard demands, and that it gives water at all: fails if one of them does, else unknown if one of them is.</returns>
    public Verdict Judge(int hydrant, Span<HydrantTestResult> into)
    {
        var site = sites.Of.GetValueOrDefault(_reach.Hydrants.Ids[hydrant], new(HydrantKind.Unknown, HydrantNetwork.Unknown, null, null, false));
        var tested = _reach.Hydrants.TestedBy(hydrant, Day);
        IReadOnlyList<Rule> Rules(string parameter) => answer.By.Standard.Possible(parameter, Day, name => Fact(name, site, tested?.FlowLps));
        var crane = site.Kind == HydrantKind.Crane && Rules("crane.spacing").Count > 0;
        var spacing = Rules(crane ? "crane.spacing" : "hydrant.spacing");
        var street = StreetOf(hydrant);
        into[(int)HydrantTest.Spacing] = Spacing(hydrant, spacing);
        into[(int)HydrantTest.KerbLeast] = Kerb(street, site, Rules("hydrant.kerb_min"));
        into[(int)HydrantTest.KerbMost] = Kerb(street, site, Rules("hydrant.kerb_max"));
        into[(int)HydrantTest.Wall] = site.Kind == HydrantKind.Wall ? HydrantTestResult.NotAsked : Wall(hydrant, site, Rules("hydrant.wall_min"));
        into[(int)HydrantTest.BothSides] = BothSides(hydrant, street, Rules("hydrant.both_sides_road_width"), spacing);
        into[(int)HydrantTest.NoParking] = NoParking(hydrant, site, Rules("hydrant.no_parking"));
        into[(int)HydrantTest.State] = State(hydrant, tested?.Day, Rules("hydrant.test_cycle"));
        into[(int)HydrantTest.Flow] = Figure(tested?.FlowLps, Rules(crane ? "crane.flow" : "hydrant.flow"), HydrantReason.NeverTested);
        into[(int)HydrantTest.Pressure] = Figure(site.PressureMpa, Rules("hydrant.pressure"), HydrantReason.NotOnRecord);
        into[(int)HydrantTest.ResidualPressure] = Figure(tested?.ResidualMpa, Rules("hydrant.residual_pressure"), HydrantReason.NeverTested);
        into[(int)HydrantTest.Main] = MainOf(site, crane ? Rules("crane.main") : [], Rules("main.ring"), Rules("main.branch"));
        into[(int)HydrantTest.BranchMain] = BranchMain(hydrant, site, Rules("main.branch_hydrants"));
        return Together(into);
    }

    /// <summary>Obstructions within so many metres of a place on a day, the nearest first.</summary>
    public static IReadOnlyList<(Obstruction What, double Metres)> ObstructionsNear(HydrantSites sites, double x, double y, double metres, DateOnly day) =>
    [
        .. sites.Obstructions.Where(o => o.StandsOn(day))
            .Select(o => (What: o, Metres: Math.Sqrt(((o.X - x) * (o.X - x)) + ((o.Y - y) * (o.Y - y)))))
            .Where(o => o.Metres <= metres).OrderBy(o => o.Metres).ThenBy(o => o.What.Id),
    ];

    private static Verdict Together(ReadOnlySpan<HydrantTestResult> results)
    {
        var (any, unknown) = (false, false);
        foreach (var result in results)
        {
            if (result.Reason == HydrantReason.OutOfService)
            {
                return Verdict.Fail;
            }

            if (result is not { Verdict: { } verdict, Rule: not null, Strength: RuleStrength.Must })
            {
                continue;
            }

            if (verdict == Verdict.Fail)
            {
                return Verdict.Fail;
            }

            (any, unknown) = (true, unknown || verdict == Verdict.Unknown);
        }

        return any && !unknown ? Verdict.Pass : Verdict.Unknown;
    }

    private static object? Fact(string name, HydrantSite site, double? flow) => name switch
    {
        "hydrant.kind" => site.Kind == HydrantKind.Unknown ? null : site.Kind.ToString().ToLowerInvariant(),
        "hydrant.flow" => flow is { } f && !double.IsNaN(f) ? f : null,
        _ => null,
    };

    private static HydrantTestResult Figure(double? figure, IReadOnlyList<Rule> rules, HydrantReason unknown) =>
        figure is { } number && !double.IsNaN(number)
            ? HydrantTestResult.Against(rules, number, HydrantReason.NotOnRecord)
            : HydrantTestResult.Because(rules, Verdict.Unknown, unknown);

    private HydrantTestResult Spacing(int hydrant, IReadOnlyList<Rule> rules)
    {
        if (rules.Count == 0 || _reach.StreetOf[hydrant].Edge < 0)
        {
            return HydrantTestResult.Because(rules, Verdict.Unknown, _anyStreets ? HydrantReason.HydrantOffStreet : HydrantReason.StreetsUnknown);
        }

        var farthest = Math.Max(Farthest, rules.Max(r => r.ValueSi ?? 0));
        var (other, metres) = _spacing.Next(hydrant, farthest);
        return other >= 0
            ? HydrantTestResult.Against(rules, metres, HydrantReason.Beyond) with { Other = other }
            : HydrantTestResult.Against(rules, farthest, double.PositiveInfinity, double.NaN, HydrantReason.Beyond) with { MoreThan = farthest };
    }

    /// <summary>The nearest street that has a carriageway.</summary>
    private StreetPlace StreetOf(int hydrant) => _reach.Model.StreetOf(_reach.Hydrants.X[hydrant], _reach.Hydrants.Y[hydrant], _noCarriageway);

    /// <summary>What the width of the carriageway at a place can be: least and most; NaN for the first where it is recorded and both are it.</summary>
    private (double Told, double Least, double Most, bool Recorded) WidthAt(StreetPlace street)
    {
        var streets = _reach.Model.Streets;
        var road = RoadOf(street.Edge);
        if (road.Recorded is { } recorded)
        {
            return (recorded, recorded, recorded, true);
        }

        // No carriageway runs through a house.
        var (x, y, _) = streets.At(street.Edge, street.Place);
        var toHouse = _reach.Model.NearestBuilding(x, y, FarthestWall, s => _reach.Ground.StandsOn(s, Day)).Metres;
        return (road.Told, 0, Math.Min(road.RightOfWay ?? double.PositiveInfinity, 2 * toHouse), false);
    }

    private HydrantTestResult Kerb(StreetPlace street, HydrantSite site, IReadOnlyList<Rule> rules)
    {
        if (rules.Count == 0 || street.Edge < 0)
        {
            return HydrantTestResult.Because(rules, Verdict.Unknown, _anyStreets ? HydrantReason.HydrantOffStreet : HydrantReason.StreetsUnknown);
        }

        var (told, least, most, recorded) = WidthAt(street);
        var number = street.Stretch - (told / 2);
        return site.Coarse
            ? HydrantTestResult.Because(rules, Verdict.Unknown, HydrantReason.PlaceTooCoarse, number) with { Assumed = !recorded }
            : HydrantTestResult.Against(rules, street.Stretch - (most / 2), street.Stretch - (least / 2), number, HydrantReason.WidthNotOnRecord)
                with
            { Assumed = !recorded };
    }

    private HydrantTestResult Wall(int hydrant, HydrantSite site, IReadOnlyList<Rule> rules)
    {
        if (rules.Count == 0 || !_anyBuildings)
        {
            return HydrantTestResult.Because(rules, Verdict.Unknown, HydrantReason.BuildingsUnknown);
        }

        var (building, metres) = _reach.Model.NearestBuilding(
            _reach.Hydrants.X[hydrant], _reach.Hydrants.Y[hydrant], FarthestWall, s => _reach.Ground.StandsOn(s, Day));
        var result = building < 0
            ? HydrantTestResult.Against(rules, FarthestWall, double.PositiveInfinity, double.NaN, HydrantReason.Beyond) with { MoreThan = FarthestWall }
            : HydrantTestResult.Against(rules, metres, HydrantReason.Beyond) with { Building = building };
        return site.Coarse ? result with { Verdict = Verdict.Unknown, Reason = HydrantReason.PlaceTooCoarse } : result;
    }

    private HydrantTestResult BothSides(int hydrant, StreetPlace street, IReadOnlyList<Rule> rules, IReadOnlyList<Rule> spacing)
    {
        if (rules.Count == 0 || street.Edge < 0)
        {
            return HydrantTestResult.Because(rules, Verdict.Unknown, _anyStreets ? HydrantReason.HydrantOffStreet : HydrantReason.StreetsUnknown);
        }

        var wide = rules.Where(r => r.Enforceable).Select(r => r.ValueSi!.Value).DefaultIfEmpty(double.PositiveInfinity).Min();
        var (_, least, most, _) = WidthAt(street);
        if (most <= wide || least <= wide)
        {
            return HydrantTestResult.Because(
                rules, most <= wide ? Verdict.Pass : Verdict.Unknown, most <= wide ? HydrantReason.OneSideEnough : HydrantReason.WidthNotOnRecord);
        }

        // As far apart as hydrants may stand at all; where the standard does not say, as far as the next is looked for.
        var limit = spacing.Where(r => r.Enforceable).Select(r => r.ValueSi!.Value).DefaultIfEmpty(Farthest).Min();
        var (other, metres) = _reach.StreetOf[hydrant].Edge < 0 ? (-1, 0) : _spacing.Within(hydrant, limit, o => IsAcross(hydrant, o, wide));
        return HydrantTestResult.Because(
            rules, other >= 0 ? Verdict.Pass : Verdict.Fail, other >= 0 ? HydrantReason.Within : HydrantReason.Beyond, other >= 0 ? metres : double.NaN)
            with
        { Other = other, Limit = limit, MoreThan = other >= 0 ? double.NaN : limit };
    }

    /// <summary>Whether the straight line between two hydrants crosses the middle of a road of recorded width above so many metres.</summary>
    private bool IsAcross(int one, int two, double wide)
    {
        var (streets, hydrants) = (_reach.Model.Streets, _reach.Hydrants);
        foreach (var edge in WideEdges(wide))
        {
            for (var p = streets.Points[edge]; p + 1 < streets.Points[edge + 1]; p++)
            {
                if (Lines.Crossing(
                    hydrants.X[one], hydrants.Y[one], hydrants.X[two], hydrants.Y[two],
                    streets.X[p], streets.Y[p], streets.X[p + 1], streets.Y[p + 1]) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A town has few of them: they are found once, and looked through one by one.</summary>
    private int[] WideEdges(double wide) =>
        (_wide is { } known && known.Wide.Equals(wide) ? known
            : _wide = (wide, [.. Enumerable.Range(0, _reach.Model.Streets.Count).Where(e => RoadOf(e).Recorded > wide)])).Value.Edges;

    private (double Wide, int[] Edges)? _wide;

    private RoadWidth RoadOf(int edge) =>
        sites.Roads.GetValueOrDefault(_reach.Model.Streets.Roads[_reach.Model.Streets.RoadOf[edge]], new("unknown", null, null));

    private HydrantTestResult NoParking(int hydrant, HydrantSite site, IReadOnlyList<Rule> rules)
    {
        if (rules.Count == 0)
        {
            return HydrantTestResult.NotAsked;
        }

        var limit = rules.Where(r => r.Enforceable).Select(r => r.ValueSi!.Value).DefaultIfEmpty(0).Max();
        var near = ObstructionsNear(sites, _reach.Hydrants.X[hydrant], _reach.Hydrants.Y[hydrant], limit, Day);
        var vehicle = near.FirstOrDefault(o => o.What.IsVehicle);
        var (verdict, reason) = vehicle.What is not null && vehicle.Metres < limit
            ? site.Coarse ? (Verdict.Unknown, HydrantReason.PlaceTooCoarse) : (Verdict.Fail, HydrantReason.Beyond)
            : (Verdict.Unknown, near.Count > 0 ? HydrantReason.OtherObstruction : HydrantReason.NothingOnRecord);
        return HydrantTestResult.Because(rules, verdict, reason, near.Count == 0 ? double.NaN : vehicle.What is null ? near[0].Metres : vehicle.Metres);
    }

    private HydrantTestResult State(int hydrant, int? tested, IReadOnlyList<Rule> cycle)
    {
        double days = tested is { } t ? Day.DayNumber - t : double.NaN;
        var state = _reach.Hydrants.States[hydrant];
        if (!answer.View.Usable[hydrant])
        {
            // Water that does not flow needs no rule to fail by.
            return new(Verdict.Fail, HydrantReason.OutOfService, days, double.NaN, double.NaN, null);
        }

        if (cycle.Count == 0)
        {
            return new(
                state == HydrantStatus.Unknown ? Verdict.Unknown : Verdict.Pass, state == HydrantStatus.Unknown ? HydrantReason.StateUnknown : HydrantReason.Within,
                days, double.NaN, double.NaN, null);
        }

        var result = HydrantTestResult.Against(cycle, days, HydrantReason.NeverTested);
        return result.Verdict == Verdict.Fail ? result with { Reason = HydrantReason.TestOverdue }
            : result.Verdict == Verdict.Pass && state == HydrantStatus.Unknown ? result with { Verdict = Verdict.Unknown, Reason = HydrantReason.StateUnknown }
            : result;
    }

    private static HydrantTestResult MainOf(HydrantSite site, IReadOnlyList<Rule> crane, IReadOnlyList<Rule> ring, IReadOnlyList<Rule> branch)
    {
        // Where nobody recorded how the main is laid, it must do by either rule.
        IReadOnlyList<Rule> rules = crane.Count > 0 ? crane
            : site.Network switch { HydrantNetwork.Ring => ring, HydrantNetwork.Branch => branch, _ => [.. ring, .. branch] };
        return Figure(site.MainMm, rules, HydrantReason.NotOnRecord);
    }

    private HydrantTestResult BranchMain(int hydrant, HydrantSite site, IReadOnlyList<Rule> rules)
    {
        if (site.Network != HydrantNetwork.Branch)
        {
            return site.Network == HydrantNetwork.Ring
                ? HydrantTestResult.Because(rules, Verdict.Pass, HydrantReason.OnRing)
                : HydrantTestResult.Because(rules, Verdict.Unknown, HydrantReason.NotOnRecord);
        }

        var reach = answer.By.SupplyReach?.ValueSi ?? answer.By.Reach.Straight;
        var most = 1;
        foreach (var pair in _reach.PairsOf(hydrant))
        {
            if (_reach.Pairs.Straight[pair] <= reach)
            {
                most = Math.Max(most, BranchesNear(_reach.SubjectOf(pair), reach));
            }
        }

        return HydrantTestResult.Against(rules, 1, most, most, HydrantReason.BranchesUnknown);
    }

    /// <summary>How many usable hydrants on branch mains a building has within reach.</summary>
    private int BranchesNear(int subject, double reach)
    {
        var (pairs, count) = (_reach.Pairs, 0);
        for (var p = pairs.From[subject]; p < pairs.From[subject + 1]; p++)
        {
            count += pairs.Straight[p] <= reach && answer.View.Usable[pairs.Hydrant[p]]
                && sites.Of.GetValueOrDefault(_reach.Hydrants.Ids[pairs.Hydrant[p]]).Network == HydrantNetwork.Branch ? 1 : 0;
        }

        return count;
    }
}

using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// Where the next hydrants go, computed once for each version of the data and question, and kept. It goes on while anybody waits for it;
/// when the last one has gone, it stops.
/// </summary>
public sealed class Sitings(Reaches reaches, ReachStore ground, SitingStore store, DataVersions areas, TimeProvider clock, Settings settings)
{
    /// <summary>Candidates whose reach is asked for at once: between two such batches the work can be stopped.</summary>
    private const int Batch = 4_096;

    /// <summary>Candidates that are tried to see how many pairs all of them would make.</summary>
    private const int Sample = 256;

    private readonly SharedAnswers<(string Area, string State, long Versions, SitingQuestion Question), SitingAnswer> _answers =
        new(settings.SitingCacheMb * 1_048_576L, a => a.Bytes);

    /// <exception cref="StreetsUnknown">The area has no street network on record.</exception>
    /// <exception cref="SitingTooLarge">There would be too many pairs of candidate and building.</exception>
    internal async ValueTask<SitingAnswer> OfAsync(Area area, SitingQuestion question, KerbRules rules, CancellationToken cancel)
    {
        // Hydrants of neighbours serve across the border: a change of any area makes the answer anew.
        var versions = (await areas.AllAsync(cancel)).Values.Sum(a => a.DataVersion);
        return await _answers.GetAsync((area.Code, area.State, versions, question), c => ComputeAsync(area, question, rules, c), cancel);
    }

    private async Task<SitingAnswer> ComputeAsync(Area area, SitingQuestion question, KerbRules rules, CancellationToken cancel)
    {
        var (straight, hose) = question.Reach == HydrantReach.Straight ? (question.Limit, 0.0) : (0.0, question.Limit);
        var reach = await reaches.OfAsync(area, straight, hose, cancel);
        Progress.Current?.Tell(WorkStage.Siting);
        var roads = await store.RoadsAsync(area, cancel);
        var water = await ground.WaterAsync(area, [], 0, cancel);
        if (!Array.Exists(reach.Model.Streets.Roads, roads.ContainsKey))
        {
            throw new StreetsUnknown(area.Code);
        }

        var usable = reach.Hydrants.UsableOn(question.Day);
        var (wanted, worth, buildings) = await WantedAsync(area, question, reach, usable, cancel);
        var kerbs = Kerbs(area, question, rules, reach, usable, roads, water, wanted, cancel);
        var (candidates, served) = Pairs(reach.Model, kerbs.Points, wanted, straight, hose, cancel);
        var problem = new SitingProblem(served, worth.Known, new bool[wanted.Length]);
        var (chosen, gains, proof, percent) = Choose(problem, question, cancel);
        KerbPoint[] places = [.. chosen.Select(c => kerbs.Points[candidates[c]])];
        var degrees = await store.DegreesAsync(area, [.. places.Select(p => p.X)], [.. places.Select(p => p.Y)], cancel);

        var told = new HashSet<int>();
        return new()
        {
            Places = [.. chosen.Select((c, i) =>
            {
                var road = roads[reach.Model.Streets.Roads[reach.Model.Streets.RoadOf[places[i].Edge]]];
                int[] anew = [.. served.SubjectsOf(c).ToArray().Where(told.Add).Select(s => reach.Ground.FeatureIds[wanted[s]])];
                return new SitingPlace(places[i].X, places[i].Y, road, gains[i], anew, degrees[i]);
            })],
            Proof = proof,
            PercentOfBest = percent,
            Candidates = candidates.Count,
            Pairs = served.Pairs,
            Kerbs = kerbs with { Points = [] },
            Buildings = (buildings.Standing, buildings.Served, Enumerable.Range(0, wanted.Length).Count(s => served.CandidatesOf(s).IsEmpty)),
            UnknownWorth = worth.Unknown,
            Unserved = worth.Known.Sum(),
            Hydrants = (
                usable.Count(u => u),
                usable.Index().Count(h => h.Item && reach.Hydrants.States[h.Index] == HydrantStatus.Unknown),
                reach.Hydrants.Unlocated),
            DataVersion = area.DataVersion,
            ComputedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>The buildings that stand on the day and that no hydrant serves, and what each is worth.</summary>
    private async Task<(int[] Wanted, (double[] Known, int Unknown) Worth, (int Standing, int Served) Buildings)> WantedAsync(
        Area area, SitingQuestion question, AreaReach reach, bool[] usable, CancellationToken cancel)
    {
        var metres = question.Reach == HydrantReach.Straight ? reach.Pairs.Straight : reach.Pairs.Hose;
        bool IsServed(int subject)
        {
            for (var pair = reach.Pairs.From[subject]; pair < reach.Pairs.From[subject + 1]; pair++)
            {
                if (metres[pair] <= question.Limit && usable[reach.Pairs.Hydrant[pair]])
                {
                    return true;
                }
            }

            return false;
        }

        int[] standing = [.. Enumerable.Range(0, reach.Ground.Footprints.Count).Where(s => reach.Ground.StandsOn(s, question.Day))];
        int[] wanted = [.. standing.Where(s => !IsServed(s))];
        var buildings = (standing.Length, standing.Length - wanted.Length);
        if (question.Weight == SitingWeight.Buildings)
        {
            return (wanted, ([.. wanted.Select(_ => 1.0)], 0), buildings);
        }

        var weights = await store.WeightsAsync(area, question.Weight, cancel);
        return (wanted, (
            [.. wanted.Select(s => weights.GetValueOrDefault(reach.Ground.FeatureIds[s]))],
            wanted.Count(s => !weights.ContainsKey(reach.Ground.FeatureIds[s]))), buildings);
    }

    /// <summary>Legal places that lie near enough to a building that is to be served; hose is never shorter than the straight way.</summary>
    private KerbPlaces Kerbs(
        Area area, SitingQuestion question, KerbRules rules, AreaReach reach, bool[] usable, Dictionary<Guid, SitingRoad> roads, Footprints water,
        int[] wanted, CancellationToken cancel)
    {
        var avoided = settings.SitingAvoids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var streets = reach.Model.Streets;
        var kerbs = new KerbStreet[streets.Count];
        for (var edge = 0; edge < kerbs.Length; edge++)
        {
            // A road of a neighbour is none of ours to build at.
            kerbs[edge] = roads.TryGetValue(streets.Roads[streets.RoadOf[edge]], out var road)
                ? new(!road.OffGround && !avoided.Contains(road.Class), road.Width / 2)
                : new(false, AssumedWidths.All.Of("unknown") / 2);
        }

        int[] standing = [.. Enumerable.Range(0, usable.Length).Where(h => usable[h])];
        var near = new BoxGrid([.. wanted.Select(s =>
        {
            var (west, south, east, north) = reach.Ground.Footprints.BoxOf(s);
            return new MetreBox(west, south, east, north);
        })], 50);
        bool Worth(double x, double y)
        {
            foreach (var _ in near.Within(new MetreBox(x, y, x, y).Grown(question.Limit)))
            {
                return true;
            }

            return false;
        }

        return KerbAnalysis.Find(
            streets, kerbs, reach.Ground.Footprints, water,
            ([.. standing.Select(h => reach.Hydrants.X[h])], [.. standing.Select(h => reach.Hydrants.Y[h])]), rules, Worth, cancel);
    }

    /// <summary>Whom each legal place would serve anew, batch by batch; places that serve nobody are left out.</summary>
    private (List<int> Candidates, CandidateReach Served) Pairs(
        ReachModel model, IReadOnlyList<KerbPoint> points, int[] wanted, double straight, double hose, CancellationToken cancel)
    {
        var number = new int[model.Footprints.Count];
        Array.Fill(number, -1);
        for (var i = 0; i < wanted.Length; i++)
        {
            number[wanted[i]] = i;
        }

        RefuseTooLarge(model, points, number, straight, hose, cancel);
        var (candidates, from, served) = (new List<int>(), new List<int> { 0 }, new List<int>());
        for (var first = 0; first < points.Count; first += Batch)
        {
            cancel.ThrowIfCancellationRequested();
            Progress.Current?.Tell(WorkStage.Reach, first, points.Count);
            KerbPoint[] batch = [.. points.Skip(first).Take(Batch)];
            var pairs = model.OfPoints([.. batch.Select(p => p.X)], [.. batch.Select(p => p.Y)], straight, hose, cancel);
            var (fromPoint, ofPoint) = pairs.ByHydrant();
            for (var p = 0; p < batch.Length; p++)
            {
                var before = served.Count;
                for (var i = fromPoint[p]; i < fromPoint[p + 1]; i++)
                {
                    var subject = SubjectOf(pairs, ofPoint[i]);
                    if (number[subject] >= 0)
                    {
                        served.Add(number[subject]);
                    }
                }

                if (served.Count > before)
                {
                    candidates.Add(first + p);
                    from.Add(served.Count);
                }
            }
        }

        return (candidates, new([.. from], [.. served], wanted.Length));
    }

    private void RefuseTooLarge(ReachModel model, IReadOnlyList<KerbPoint> points, int[] number, double straight, double hose, CancellationToken cancel)
    {
        if (points.Count <= Sample)
        {
            return;
        }

        KerbPoint[] sample = [.. Enumerable.Range(0, Sample).Select(i => points[(int)((long)points.Count * i / Sample)])];
        var pairs = model.OfPoints([.. sample.Select(p => p.X)], [.. sample.Select(p => p.Y)], straight, hose, cancel);
        var wanted = Enumerable.Range(0, pairs.Subjects).Sum(s => number[s] >= 0 ? pairs.From[s + 1] - pairs.From[s] : 0L);
        var all = wanted * points.Count / Sample;
        if (all > settings.SitingPairs)
        {
            throw new SitingTooLarge(all, points.Count, settings.SitingPairs);
        }
    }

    /// <summary>The subject that a pair belongs to: pairs lie subject by subject.</summary>
    private static int SubjectOf(ReachPairs pairs, int pair)
    {
        var at = Array.BinarySearch(pairs.From, pair);
        if (at < 0)
        {
            return ~at - 1;
        }

        // Subjects without pairs begin at the same place: the last of them is the one that has any.
        while (pairs.From[at + 1] == pair)
        {
            at++;
        }

        return at;
    }

    private static (IReadOnlyList<int> Chosen, IReadOnlyList<double> Gains, (double, double) Proof, double Percent) Choose(
        SitingProblem problem, SitingQuestion question, CancellationToken cancel)
    {
        var told = new Percent(Progress.Current);
        if (question.Count is { } count)
        {
            var most = MaximalCoverage.Choose(problem, count, progress: told, cancel: cancel);
            return (most.Chosen, most.Gains, (most.Value, most.Bound), most.PercentOfBest);
        }

        var fewest = FewestToCoverAll.Choose(problem, progress: told, cancel: cancel);
        return (
            fewest.Chosen, [.. fewest.Gains.Select(g => (double)g)], (fewest.Gains.Sum(), fewest.Bound),
            fewest.Cost > 0 ? 100 * fewest.Bound / fewest.Cost : 100);
    }

    /// <summary>Tells whoever watches the work how much of the choosing is done, in hundredths.</summary>
    private sealed class Percent(Progress? watched) : IProgress<double>
    {
        public void Report(double value) => watched?.Tell(WorkStage.Siting, (long)(100 * value), 100);
    }
}

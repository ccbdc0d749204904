using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>
/// Vital signs of areas: what is on record of every zone, town or area is read once for each version of the data and day, and kept; weights and ranks are cheap
/// and computed for whoever asks.
/// </summary>
public sealed class VitalSignsBook(
    VitalSignsStore store, Coverages coverages, IncidentStore incidents, DataVersions areas, Caller caller, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>Years of fires that a rate rests on.</summary>
    private const int FireYears = 5;

    private const int CoverageMetres = 150, LongestTitle = 100, LongestId = 60, LongestUnit = 20, LongestSource = 200;

    private const double MostOfFact = 1e9;

    private readonly SharedAnswers<(string Area, long Version, VitalSignsOf Of, DateOnly Day), IReadOnlyList<(VitalSignsStore.Place Place, LeafInputs Inputs)>> _inputs =
        new(64, _ => 1);

    private readonly SharedAnswers<(string Area, long Version, DateOnly Day), Dictionary<string, VitalSignsStore.LayerRow>> _layers = new(64, _ => 1);

    private readonly SharedAnswers<(string Area, long Version, VitalSignsOf Of, DateOnly Day, string? Kind, string Tree, string Weights), VitalSignsAnswer> _answers =
        new(64, _ => 1);

    /// <exception cref="WeightsInvalid">The weights cannot be used; the first reason.</exception>
    /// <exception cref="WeightsUnknown">No set of that name and version is saved.</exception>
    internal async Task<VitalSignsAnswer> OfAsync(
        Area area, VitalSignsOf of, string? kind, DateOnly day, string treeId, VitalSignsWeightsInput? weights, CancellationToken cancel)
    {
        var tree = IndicatorTree.Require(treeId);
        var sent = weights?.Saved is { } saved ? await SavedInputAsync(area, tree, saved, weights.SavedVersion, cancel) : weights;
        var answer = await _answers.GetAsync(
            (area.Code, area.DataVersion, of, day, kind, tree.Id, JsonSerializer.Serialize(sent, Json)), c => ComputeAsync(area, of, kind, day, tree, sent, c), cancel);
        return answer with { Saved = weights?.Saved };
    }

    /// <summary>One zone by itself, as the tree's weights have it; null: it is not among those that stand on the day.</summary>
    internal async Task<VitalSignsRow?> OfZoneAsync(Area area, Zone zone, DateOnly day, VitalSignsWeightsInput? weights, CancellationToken cancel) =>
        (await OfAsync(area, VitalSignsOf.Zones, zone.CheckUp ? null : zone.Kind, day, "vital-signs", weights, cancel)).Rows.FirstOrDefault(r => r.Id == zone.Id);

    internal async Task<IReadOnlyList<SavedWeights>> SavedAsync(Area area, IndicatorTree tree, bool allVersions, CancellationToken cancel) =>
    [
        .. (await store.SavedAsync(area.Code, tree.Id, cancel)).GroupBy(s => s.Id, StringComparer.Ordinal)
            .SelectMany(set => allVersions ? set : set.Take(1)).Select(s => Shown(area, tree, s)),
    ];

    internal async Task<WeightsEdit> SaveAsync(
        Area area, string treeId, string id, string title, VitalSignsWeightsInput weights, int? version, string who, CancellationToken cancel)
    {
        var tree = IndicatorTree.Require(treeId);
        var read = WeightsReading.Of(tree, weights, area.DataVersion, clock.GetUtcNow());
        List<EntryProblem> problems = [.. read.Problems];
        if (id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            problems.Add(EntryProblem.OfAll("WEIGHTS_NAME_INVALID", LongestId));
        }

        if (title.Trim().Length is 0 or > LongestTitle || !title.IsWritable())
        {
            problems.Add(EntryProblem.OfAll("WEIGHTS_TITLE_INVALID", LongestTitle));
        }

        if (read.How == WeightsHow.Default || weights.Saved is not null)
        {
            problems.Add(EntryProblem.OfAll("WEIGHTS_MISSING"));
        }

        var newest = (await store.SavedAsync(area.Code, tree.Id, cancel)).FirstOrDefault(s => s.Id == id);
        var content = JsonSerializer.Serialize(weights, Json);
        var edit = new WeightsEdit { DataVersion = area.DataVersion, Problems = problems, Saved = newest is null ? null : Shown(area, tree, newest) };
        if (problems.Count > 0)
        {
            return edit with { Outcome = EntryOutcome.Refused };
        }

        if (newest is not null && newest.Version == (version ?? 0) + 1 && newest.Who == who && newest.Title == title.Trim() && Same(newest.Content, content))
        {
            return edit with { Outcome = EntryOutcome.Repeated };
        }

        var row = new VitalSignsStore.SavedRow
        {
            Id = id,
            Version = (newest?.Version ?? 0) + 1,
            Title = title.Trim(),
            How = Snake.Of(read.How),
            Content = content,
            Who = who,
            AtUtc = clock.GetUtcNow().UtcDateTime,
        };
        if (newest?.Version == version && await store.SaveAsync(area.Code, tree.Id, row, cancel))
        {
            return edit with { Outcome = EntryOutcome.Done, Saved = Shown(area, tree, row) };
        }

        newest = (await store.SavedAsync(area.Code, tree.Id, cancel)).FirstOrDefault(s => s.Id == id);
        return edit with
        {
            Outcome = EntryOutcome.Conflict,
            Saved = newest is null ? null : Shown(area, tree, newest),
            Conflicts = [new("VERSION", version?.ToString(System.Globalization.CultureInfo.InvariantCulture), newest?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), newest?.Who)],
        };
    }

    /// <summary>Enters a figure of a place.</summary>
    /// <exception cref="PlaceUnknown">There is no such zone or town.</exception>
    internal async Task<PlaceFactEdit> EnterAsync(Area area, VitalSignsOf of, Guid? place, PlaceFactInput fact, EntryInput entry, CancellationToken cancel)
    {
        var id = of == VitalSignsOf.Area ? Guid.Empty : place ?? throw new PlaceUnknown(Guid.Empty);
        var (found, town) = await store.TownOfAsync(area.Code, of, id, cancel);
        if (!found)
        {
            throw new PlaceUnknown(id);
        }

        caller.Require(Permits.Plan, area.Code, town);
        List<EntryProblem> problems = [];
        string[] known = ["residents", "ebikes", .. IndicatorTree.Require("vital-signs").Leaves.Select(l => l.Fact).OfType<string>()];
        if (!known.Contains(fact.Name))
        {
            problems.Add(new() { Field = "NAME", Code = "FACT_UNKNOWN", Given = fact.Name, Values = [fact.Name, string.Join(", ", known)] });
        }

        var day = Entered.Day(fact.AsOf);
        if (day is not { Year: >= 1900 and <= 2100 })
        {
            problems.Add(new() { Field = "AS_OF", Code = "DATE_INVALID", Given = fact.AsOf, Values = ["as_of", fact.AsOf] });
        }

        if (fact.Value is { } value && !(value is >= 0 and <= MostOfFact))
        {
            problems.Add(new() { Field = "VALUE", Code = "FIGURE_OUT_OF_RANGE", Values = [value, 0, MostOfFact, fact.Unit] });
        }

        foreach (var (field, text, longest) in new[] { ("UNIT", fact.Unit, LongestUnit), ("SOURCE", fact.Source, LongestSource) })
        {
            if (text is not null && (text.Length > longest || !text.IsWritable()))
            {
                problems.Add(new() { Field = field, Code = "TEXT_TOO_LONG", Values = [text.Length, longest] });
            }
        }

        if (problems.Count > 0)
        {
            return new() { Outcome = EntryOutcome.Refused, Problems = problems, DataVersion = area.DataVersion };
        }

        var (repeated, before, version) = await store.EnterFactAsync(area.Code, of, id, fact, day!.Value, entry, caller.Account, cancel);
        await areas.RereadAsync(cancel);
        return new() { Outcome = repeated ? EntryOutcome.Repeated : EntryOutcome.Done, Before = before, DataVersion = version };
    }

    private static bool Same(string one, string other) => JsonElement.DeepEquals(JsonDocument.Parse(one).RootElement, JsonDocument.Parse(other).RootElement);

    private async Task<VitalSignsWeightsInput> SavedInputAsync(Area area, IndicatorTree tree, string id, int? version, CancellationToken cancel) =>
        JsonSerializer.Deserialize<VitalSignsWeightsInput>(
            ((await store.SavedAsync(area.Code, tree.Id, cancel)).FirstOrDefault(s => s.Id == id && (version is null || s.Version == version)) ?? throw new WeightsUnknown(id, version)).Content,
            Json)!;

    private SavedWeights Shown(Area area, IndicatorTree tree, VitalSignsStore.SavedRow saved)
    {
        var read = WeightsReading.Of(tree, JsonSerializer.Deserialize<VitalSignsWeightsInput>(saved.Content, Json), area.DataVersion, clock.GetUtcNow());
        return new(
            saved.Id, saved.Version, saved.Title, read.How, saved.Who, new(DateTime.SpecifyKind(saved.AtUtc, DateTimeKind.Utc)),
            read.How == WeightsHow.Entropy ? [] : NodeWeights(tree, read.Expert, read.Expert, null), read.Ahp);
    }

    private async Task<VitalSignsAnswer> ComputeAsync(
        Area area, VitalSignsOf of, string? kind, DateOnly day, IndicatorTree tree, VitalSignsWeightsInput? sent, CancellationToken cancel)
    {
        var read = WeightsReading.Of(tree, sent, area.DataVersion, clock.GetUtcNow());
        if (read.Problems.Count > 0)
        {
            throw new WeightsInvalid(read.Problems[0].Code, [.. read.Problems[0].Values]);
        }

        var layers = await _layers.GetAsync(
            (area.Code, area.DataVersion, day), async c => (await store.LayersAsync(area, day, c)).ToDictionary(l => l.Layer, StringComparer.Ordinal), cancel);
        var all = await _inputs.GetAsync((area.Code, area.DataVersion, of, day), c => ReadAsync(area, of, day, layers, c), cancel);
        var rows = all.Where(p => of != VitalSignsOf.Zones || (kind is null ? p.Place.CheckUp : p.Place.Kind == kind)).ToList();
        var leaves = rows.Select(r => tree.Leaves.Select(l => LeafAnalysis.Of(l, r.Inputs)).ToArray()).ToList();
        var scores = leaves.Select(r => r.Select((l, i) => l.Value is { } v ? VitalSignsAnalysis.ScoreOf(v, tree.Leaves[i].Anchors) : (double?)null).ToArray()).ToList();
        var known = leaves.Select(r => r.Select(l => l.Completeness ?? 1).ToArray()).ToList();
        var entropy = read.How is WeightsHow.Entropy or WeightsHow.Combined ? VitalSignsAnalysis.Entropy(tree, scores) : null;
        var used = entropy is null ? read.Expert : read.How == WeightsHow.Entropy ? entropy : read.Expert.Mixed(tree, entropy, read.Alpha!.Value);
        var scored = VitalSignsAnalysis.Of(tree, scores, known, used);
        return new()
        {
            InArea = area,
            ComputedAt = clock.GetUtcNow(),
            Tree = tree,
            Of = of,
            Kind = kind,
            AsOf = day.Iso(),
            How = read.How,
            Alpha = read.Alpha,
            Ahp = read.Ahp,
            Weights = NodeWeights(tree, used, read.Expert, entropy),
            Rows =
            [
                .. rows.Select((r, i) => Row(tree, r.Place, r.Inputs, leaves[i], scores[i], scored[i], used, layers))
                    .OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.FeatureId),
            ],
        };
    }

    private static IReadOnlyList<NodeWeight> NodeWeights(IndicatorTree tree, TreeWeights used, TreeWeights expert, TreeWeights? entropy) =>
    [
        .. tree.Branches.Select((b, i) => new NodeWeight(b.Code, IndicatorTree.Root, used.Branches[i], expert.Branches[i], entropy?.Branches[i])),
        .. tree.Leaves.Select((l, i) => new NodeWeight(l.Code, tree.Branches[tree.BranchOf[i]].Code, used.Leaves[i], expert.Leaves[i], entropy?.Leaves[i])),
    ];

    private static VitalSignsRow Row(
        IndicatorTree tree, VitalSignsStore.Place place, LeafInputs inputs, LeafReading[] leaves, double?[] scores, RowScore score, TreeWeights weights,
        Dictionary<string, VitalSignsStore.LayerRow> layers) => new()
        {
            Id = place.FeatureId is null ? null : place.Id,
            FeatureId = place.FeatureId,
            NameZh = place.NameZh,
            NameEn = place.NameEn,
            Kind = place.Kind,
            Score = score.Whole.Score,
            Band = tree.BandOf(score.Whole.Score),
            Rank = score.Rank,
            RankFrom = score.RankFrom,
            RankTo = score.RankTo,
            Completeness = score.Whole.Completeness,
            Branches = [.. tree.Branches.Select((b, i) => new BranchScore(b.Code, score.Branches[i].Score, score.Branches[i].Completeness, weights.Branches[i]))],
            Leaves =
        [
            .. tree.Leaves.Select((l, i) => new LeafValue
            {
                Node = l,
                Code = l.Code,
                Branch = tree.Branches[tree.BranchOf[i]].Code,
                Value = leaves[i].Value,
                From = leaves[i].From,
                To = leaves[i].To,
                Unit = l.Unit!,
                Score = scores[i],
                N = leaves[i].N,
                Completeness = leaves[i].Completeness,
                AsOf = AsOf(l, inputs, layers),
                Weight = weights.Leaves[i],
                Sources = Sources(l, inputs, layers),
            }),
        ],
        };

    private static string? AsOf(TreeNode leaf, LeafInputs inputs, Dictionary<string, VitalSignsStore.LayerRow> layers) => leaf.Fact is { } fact
        ? inputs.Facts.GetValueOrDefault(fact)?.AsOf
        : layers.Values.Where(l => leaf.Source!.Contains(l.Layer, StringComparison.Ordinal)).Select(l => l.AsOf).Min();

    private static IReadOnlyList<string> Sources(TreeNode leaf, LeafInputs inputs, Dictionary<string, VitalSignsStore.LayerRow> layers) => leaf.Fact is { } fact
        ? inputs.Facts.GetValueOrDefault(fact) is { } entered ? [entered.Who] : []
        :
        [
            .. layers.Values.Where(l => l.Recorded && leaf.Source!.Contains(l.Layer, StringComparison.Ordinal)).SelectMany(l => l.Names ?? []).Distinct(StringComparer.Ordinal),
            .. inputs.Facts.Where(f => leaf.Source!.Contains(f.Key, StringComparison.Ordinal)).Select(f => f.Value.Who),
        ];

    private async Task<IReadOnlyList<(VitalSignsStore.Place Place, LeafInputs Inputs)>> ReadAsync(
        Area area, VitalSignsOf of, DateOnly day, Dictionary<string, VitalSignsStore.LayerRow> layers, CancellationToken cancel)
    {
        var record = await incidents.RecordAsync(area, cancel);
        var period = record?.And(new(day.AddYears(-FireYears).AddDays(1), day));
        var premises = store.PremisesAsync(area, of, day, cancel);
        var hazards = store.HazardsAsync(area, of, day, cancel);
        var visits = store.VisitsAsync(area, of, day, cancel);
        var buildings = store.BuildingsAsync(area, of, day, cancel);
        var places = await store.PlacesAsync(area, of, day, cancel);
        var fires = period is { } p ? (await store.FiresAsync(area, of, p, cancel)).ToDictionary(r => r.Place) : [];
        var hydrants = (await store.HydrantsAsync(area, of, day, cancel)).ToDictionary(r => r.Place);
        var ports = (await store.PortsAsync(area, of, day, cancel)).ToDictionary(r => r.Place);
        var households = (await store.HouseholdsAsync(area, of, day, cancel)).ToDictionary(r => r.Place);
        var facts = (await store.FactsAsync(area, of, day, cancel)).ToLookup(r => r.Place);
        var (byPremises, byHazards, byVisits, byBuildings) = (
            (await premises).ToDictionary(r => r.Place), (await hazards).ToDictionary(r => r.Place), (await visits).ToDictionary(r => r.Place),
            (await buildings).ToDictionary(r => r.Place));
        var covered = Recorded("buildings") ? await coverages.OfAsync(area, CoverageSubject.Buildings, day, cancel) : null;

        bool Recorded(string layer) => layers[layer].Recorded;
        return [.. places.Select(place => (place, Inputs(place)))];

        LeafInputs Inputs(VitalSignsStore.Place place)
        {
            var (pr, hz, vi) = (byPremises.GetValueOrDefault(place.Id), byHazards.GetValueOrDefault(place.Id), byVisits.GetValueOrDefault(place.Id));
            var (bu, hy, ho) = (byBuildings.GetValueOrDefault(place.Id), hydrants.GetValueOrDefault(place.Id), households.GetValueOrDefault(place.Id));
            return new()
            {
                Km2 = place.Km2,
                StationKm = place.StationKm,
                Premises = Recorded("premises") ? pr is null ? default((int, int, int, int, int, int)) : (pr.All, pr.Crowded, pr.CrowdedKnown, pr.MixedUse, pr.KindKnown, pr.Inspected) : null,
                VisitsOnRecord = Recorded("inspections"),
                Visits = vi is null ? default : (vi.All, vi.Timed, vi.Night),
                Hazards = Recorded("hazards")
                    ? hz is null ? default((int, int, int, int, int, int, int)) : (hz.Open, hz.Dated, hz.Overdue, hz.Major, hz.Graded, hz.Followed, hz.Returned) : null,
                Fires = period is { } known ? (fires.GetValueOrDefault(place.Id)?.Count ?? 0, known.Years) : null,
                Buildings = Recorded("buildings") ? bu is null ? default((int, int, int, int, int)) : (bu.All, bu.HeightKnown, bu.High, bu.AgeKnown, bu.Old) : null,
                Housed = bu is null ? null : (bu.Residents, bu.HousedKnown, bu.Dwellings),
                Hydrants = Recorded("hydrants") ? hy is null ? default((int, int, int)) : (hy.All, hy.StateKnown, hy.InService) : null,
                Coverage = covered is null ? null : Coverage(area, covered, of, bu?.Features),
                Ports = Recorded("charging_sites") ? ports.GetValueOrDefault(place.Id)?.Count ?? 0 : null,
                Households = Recorded("households") ? ho is null ? default((int, int, int)) : (ho.All, ho.Known, ho.Alarmed) : null,
                Facts = facts[place.Id].ToDictionary(f => f.Name, f => new PlaceFact(f.Value, f.AsOf, f.Who), StringComparer.Ordinal),
            };
        }
    }

    private static (int Covered, int Failing, int Unknown) Coverage(Area area, CoverageAnswer answer, VitalSignsOf of, int[]? features)
    {
        var coverage = new HydrantCoverage(
            area, answer, CoverageSubject.Buildings, Radius.Of(CoverageMetres),
            of == VitalSignsOf.Area ? null : ZoneCoverages.SubjectsOf(features ?? [], answer.Ground));
        return (coverage.CoveredCount, coverage.FailingCount, coverage.UnknownCount);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>How much of the chosen bandwidth.</summary>
public enum BandwidthTimes
{
    /// <summary>All of it.</summary>
    One,

    /// <summary>Half of it: finer.</summary>
    Half,

    /// <summary>Half as much again: smoother.</summary>
    OneAndAHalf,
}

/// <summary>What a density is asked for; null leaves it to the record.</summary>
public sealed record DensityQuestion(IncidentFilter Filter, double? Bandwidth, BandwidthTimes Times, HeatmapKernel Kernel, double? CellMetres);

/// <summary>
/// Densities of areas, kept by version of the data. Frame and bandwidth come from the whole record, classes from the whole record of what is
/// filtered for, so that the maps of different periods lie cell upon cell and compare.
/// </summary>
public sealed class Densities(HeatmapStore store, TimeProvider clock, Settings settings)
{
    private static readonly JsonSerializerOptions WithoutNulls = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const double SmallestCell = 1, LargestCell = 10_000;

    private readonly SharedAnswers<(string Area, long Version), FireRecord> _records = new(settings.HeatmapCacheMb * 1_048_576L, r => r.Bytes);

    private readonly SharedAnswers<(string Area, long Version), List<ExposedThing>> _exposed = new(settings.HeatmapCacheMb * 1_048_576L, e => (long)ExposedThing.Bytes * e.Count);

    private readonly SharedAnswers<(string Area, long Version), BandwidthChoice> _choices = new(1_024, _ => 1);

    private readonly SharedAnswers<(string Area, long Version, double Bandwidth, double? Cell), (HeatGround? Ground, int Points)> _grounds =
        new(settings.HeatmapCacheMb * 1_048_576L, g => g.Ground?.Bytes(g.Points) ?? 16);

    private readonly SharedAnswers<(string Area, long Version, double Bandwidth, double? Cell, HeatmapKernel Kernel, string Filter), IReadOnlyList<HeatClass>>
        _classes = new(1_024, _ => 1);

    private readonly SharedAnswers<(string Area, long Version, string Question, string Language), IncidentDensity> _maps =
        new(settings.HeatmapCacheMb * 1_048_576L, m => 1_024 + (m.Grid?.Bytes ?? 0));

    /// <exception cref="BandwidthOutOfRange">Not a number of metres that a kernel may reach.</exception>
    /// <exception cref="CellOutOfRange">Not a side that a cell may have.</exception>
    /// <exception cref="FilterOutOfRange">No such hour, day of the week or month.</exception>
    public ValueTask<IncidentDensity> OfAsync(Area area, DensityQuestion question, CancellationToken cancel)
    {
        if (question.Bandwidth is { } asked && !(asked >= BandwidthAnalysis.Smallest && asked <= BandwidthAnalysis.Largest))
        {
            throw new BandwidthOutOfRange(asked);
        }

        if (question.CellMetres is { } cell && !(cell >= SmallestCell && cell <= LargestCell))
        {
            throw new CellOutOfRange(cell, SmallestCell, LargestCell);
        }

        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        var key = $"{question.Bandwidth}|{question.Times}|{question.Kernel}|{question.CellMetres}|{question.Filter.From}|{question.Filter.To}|{KeyOf(question.Filter)}";
        return _maps.GetAsync((area.Code, area.DataVersion, key, language), c => ComputeAsync(area, question, c), cancel);
    }

    /// <summary>All fires of the area.</summary>
    public ValueTask<FireRecord> RecordAsync(Area area, CancellationToken cancel) =>
        _records.GetAsync((area.Code, area.DataVersion), c => store.RecordAsync(area, c), cancel);

    /// <summary>What there was to burn before a day. Those built or taken down at an unknown time count.</summary>
    public async Task<List<ExposedThing>> ExposureAsync(Area area, DateOnly before, CancellationToken cancel) =>
        (await _exposed.GetAsync((area.Code, area.DataVersion), c => store.ExposureAsync(area, c), cancel)).FindAll(e => e.StoodBefore(before));

    /// <summary>Fires that fit a filter, and its period.</summary>
    public async Task<(FireChoice Choice, Period Period)> ChoiceAsync(Area area, FireRecord record, IncidentFilter filter, CancellationToken cancel)
    {
        var zone = filter.Zone is { } id ? await store.ZoneAsync(area, id, cancel) : null;
        return (new(record, filter, zone), Period.Of(filter.From, filter.To, WholeOf(area, record)));
    }

    /// <summary>The bandwidth that the whole record calls for, whatever is filtered.</summary>
    public ValueTask<BandwidthChoice> BandwidthAsync(Area area, FireRecord record, CancellationToken cancel) =>
        _choices.GetAsync(
            (area.Code, area.DataVersion), _ => Task.FromResult(BandwidthAnalysis.Choose(record.Exact(WholeOf(area, record)))), cancel);

    /// <summary>The ground that was recorded; null where none is on record, or where it leaves out fires, so that it cannot be it.</summary>
    public async Task<HeatRegion?> RegionAsync(Area area, FireRecord record, CancellationToken cancel)
    {
        const double LeastOfFiresInside = 0.99;
        var region = await store.RegionAsync(area, cancel);
        return region is not null && record.Points.Count(region.Contains) >= LeastOfFiresInside * record.Points.Length ? region : null;
    }

    private Period WholeOf(Area area, FireRecord record) => record.Period ?? new(Day.Today(area.TimeZone, clock), Day.Today(area.TimeZone, clock));

    private async Task<IncidentDensity> ComputeAsync(Area area, DensityQuestion question, CancellationToken cancel)
    {
        var record = await RecordAsync(area, cancel);
        var bandwidthChoice = await BandwidthAsync(area, record, cancel);
        var (choice, period) = await ChoiceAsync(area, record, question.Filter, cancel);
        var bandwidth = (question.Bandwidth ?? bandwidthChoice.Metres)
            * (question.Times switch { BandwidthTimes.Half => 0.5, BandwidthTimes.OneAndAHalf => 1.5, _ => 1 });
        var ground = await GroundAsync(area, record, bandwidth, question.CellMetres, cancel);
        var classes = await _classes.GetAsync(
            (area.Code, area.DataVersion, bandwidth, question.CellMetres, question.Kernel, KeyOf(question.Filter)),
            _ => Task.FromResult(ClassesOf(record, choice, WholeOf(area, record), question.Kernel, ground)), cancel);
        var chosen = new Chosen(record, choice, period);
        var known = record.KnownIn(period);
        var cells = ground is null || known is null ? null : HeatmapAnalysis.Density(chosen, known.Value.Years, question.Kernel, ground);
        return new(MethodOf(area, question, bandwidthChoice, bandwidth, ground, period, known))
        {
            Bandwidth = bandwidth,
            Kernel = question.Kernel,
            BandwidthChoice = bandwidthChoice,
            From = period.From.Iso(),
            To = period.To.Iso(),
            Years = known?.Years ?? 0,
            Incidents = chosen.ByPrecision.Sum(),
            Unlocated = chosen.Unlocated,
            Folded = record.Folded,
            ByPrecision = [.. chosen.ByPrecision.Select((n, p) => new PrecisionCount((LocationPrecision)p, n)).Where(p => p.Incidents > 0)],
            Classes = classes,
            Maximum = cells is null ? 0 : cells.Max(),
            Grid = cells is null ? null : new(ground!.Frame, cells),
        };
    }

    private async Task<HeatGround?> GroundAsync(Area area, FireRecord record, double bandwidth, double? cell, CancellationToken cancel) => (await _grounds.GetAsync(
        (area.Code, area.DataVersion, bandwidth, cell),
        async c => record.Points.Length == 0
            ? default
            : (new HeatGround(HeatFrame.Around(record.Points, bandwidth, settings.HeatmapCells, cell), bandwidth, await RegionAsync(area, record, c)), record.Points.Length),
        cancel)).Ground;

    private static IReadOnlyList<HeatClass> ClassesOf(FireRecord record, FireChoice choice, Period whole, HeatmapKernel kernel, HeatGround? ground)
    {
        var densest = ground is null ? 0 : HeatmapAnalysis.Density(new Chosen(record, choice, whole), whole.Years, kernel, ground).Max();
        var breaks = HeatmapAnalysis.Breaks(densest);
        return [new(0, breaks[0]), new(breaks[0], breaks[1]), new(breaks[1], breaks[2]), new(breaks[2], breaks[3]), new(breaks[3], null)];
    }

    /// <summary>A filter without its period, as text.</summary>
    internal static string KeyOf(IncidentFilter filter) => JsonSerializer.Serialize(new
    {
        filter.Kind,
        filter.Kinds,
        filter.Causes,
        filter.Places,
        filter.Hours,
        filter.Weekdays,
        filter.Months,
        filter.Zone,
        Within = filter.Within?.AsText(),
    }, WithoutNulls);

    private Method MethodOf(Area area, DensityQuestion question, BandwidthChoice choice, double bandwidth, HeatGround? ground, Period period, Period? known) => new(
        Words.Say("METHOD_HEATMAP"),
        [
            new("kernel", Snake.Of(question.Kernel), null),
            MethodParameter.Of("bandwidth", bandwidth, "m"),
            MethodParameter.Of("standardDeviation", Math.Round(bandwidth / HeatmapAnalysis.QuarticPerSigma, 1), "m"),
            new("bandwidthChosenBy", question.Bandwidth is not null ? Words.Say("BANDWIDTH_ASKED_FOR")
                : Words.Say(choice.Rule == BandwidthRule.Likelihood ? "BANDWIDTH_BY_LIKELIHOOD" : "BANDWIDTH_BY_RULE", choice.Fires), null),
            new("times", Snake.Of(question.Times), null),
            MethodParameter.Of("cell", Math.Round(ground?.Frame.CellMetres ?? 0, 1), "m"),
            new("edgeCorrection", ground?.Share is null ? "none" : "divisions", null),
            new("from", period.From.Iso(), null),
            new("to", period.To.Iso(), null),
            period.NotIn(known),
            new("filter", KeyOf(question.Filter) is var filter && filter == "{}" ? "*" : filter, null),
            MethodParameter.Of("streetReach", settings.StreetReachMetres, "m"),
            MethodParameter.Of("villageReach", settings.VillageReachMetres, "m"),
        ],
        null, null, Words.Say(ground?.Share is null ? "NEGLECTS_HEATMAP" : "NEGLECTS_HEATMAP_CORRECTED"), area.DataVersion, clock.GetUtcNow());
}

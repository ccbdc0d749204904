using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>What a heatmap is asked for; null leaves it to the record.</summary>
public sealed record HeatmapQuestion(string? From, string? To, double? Bandwidth, HeatmapKernel Kernel, string? Kind);

/// <summary>
/// Heatmaps of areas, kept by version of the data. Frame, bandwidth and classes come from the whole record, so that the maps of
/// different periods lie cell upon cell and compare.
/// </summary>
public sealed class Heatmaps(HeatmapStore store, TimeProvider clock, Settings settings)
{
    private readonly SharedAnswers<(string Area, long Version), FireRecord> _records = new(settings.HeatmapCacheMb * 1_048_576L, r => r.Bytes);

    private readonly SharedAnswers<(string Area, long Version, double? Bandwidth, HeatmapKernel Kernel, string? Kind), Ground> _grounds =
        new(settings.HeatmapCacheMb * 1_048_576L, g => 1_024 + (g.Region?.LongLength ?? 0));

    private readonly SharedAnswers<(string Area, long Version, HeatmapQuestion Question, string Language), Heatmap> _maps =
        new(settings.HeatmapCacheMb * 1_048_576L, m => 1_024 + (m.Grid?.Bytes ?? 0));

    /// <exception cref="BandwidthOutOfRange">Not a number of metres that a kernel may reach.</exception>
    public ValueTask<Heatmap> OfAsync(Area area, HeatmapQuestion question, CancellationToken cancel)
    {
        if (question.Bandwidth is { } asked && !(asked >= HeatmapAnalysis.SmallestBandwidth && asked <= HeatmapAnalysis.LargestBandwidth))
        {
            throw new BandwidthOutOfRange(asked);
        }

        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        return _maps.GetAsync((area.Code, area.DataVersion, question, language), c => ComputeAsync(area, question, c), cancel);
    }

    private async Task<Heatmap> ComputeAsync(Area area, HeatmapQuestion question, CancellationToken cancel)
    {
        var record = await _records.GetAsync((area.Code, area.DataVersion), c => store.RecordAsync(area, c), cancel);
        var whole = record.Period ?? new(Day.Today(area.TimeZone, clock), Day.Today(area.TimeZone, clock));
        var period = Period.Of(question.From, question.To, whole);
        var ground = await _grounds.GetAsync(
            (area.Code, area.DataVersion, question.Bandwidth, question.Kernel, question.Kind),
            async c => GroundOf(record, whole, question, await store.RegionAsync(area, c)), cancel);
        var (located, unlocated) = record.In(period, question.Kind);
        var cells = ground.Frame is { } frame
            ? HeatmapAnalysis.Density(located, period.Years, ground.Bandwidth, question.Kernel, frame, ground.Region)
            : null;
        return new(MethodOf(area, question, ground, period))
        {
            Bandwidth = ground.Bandwidth,
            Kernel = question.Kernel,
            From = period.From.Iso(),
            To = period.To.Iso(),
            Years = period.Years,
            Incidents = located.Count,
            Unlocated = unlocated,
            Classes = ground.Classes,
            Maximum = cells is null ? 0 : cells.Max(),
            Grid = cells is null ? null : new(ground.Frame!, cells),
        };
    }

    /// <summary>A region that leaves out fires is not the ground that was recorded, and is not taken for it.</summary>
    private const double LeastOfFiresInside = 0.99;

    private Ground GroundOf(FireRecord record, Period whole, HeatmapQuestion question, HeatRegion? region)
    {
        var located = record.In(whole, question.Kind).Located;
        var bandwidth = question.Bandwidth ?? HeatmapAnalysis.ChooseBandwidth(located);
        var frame = located.Count == 0 ? null : HeatFrame.Around(located, bandwidth, settings.HeatmapCells);
        var mask = frame is not null && located.Count(f => region?.Contains(f) ?? false) >= LeastOfFiresInside * located.Count ? region?.Mask(frame) : null;
        var densest = frame is null ? 0 : HeatmapAnalysis.Density(located, whole.Years, bandwidth, question.Kernel, frame, mask).Max();
        var breaks = HeatmapAnalysis.Breaks(densest);
        return new(bandwidth, frame, mask,
            [new(0, breaks[0]), new(breaks[0], breaks[1]), new(breaks[1], breaks[2]), new(breaks[2], breaks[3]), new(breaks[3], null)]);
    }

    private Method MethodOf(Area area, HeatmapQuestion question, Ground ground, Period period) => new(
        Words.Say("METHOD_HEATMAP"),
        [
            new("kernel", Snake.Of(question.Kernel), null),
            MethodParameter.Of("bandwidth", ground.Bandwidth, "m"),
            new("bandwidthChosenBy", question.Bandwidth is null ? "0.9 · min(SD, √(1/ln 2) · Dm) · n^-0.2, ≥ 100 m" : Words.Say("BANDWIDTH_ASKED_FOR"), null),
            MethodParameter.Of("cell", Math.Round(ground.Frame?.CellMetres ?? 0, 1), "m"),
            new("edgeCorrection", ground.Region is null ? "none" : "divisions", null),
            new("from", period.From.Iso(), null),
            new("to", period.To.Iso(), null),
            new("kind", question.Kind ?? "*", null),
        ],
        null, null, Words.Say(ground.Region is null ? "NEGLECTS_HEATMAP" : "NEGLECTS_HEATMAP_CORRECTED"), area.DataVersion, clock.GetUtcNow());

    /// <summary>What all periods of a question share.</summary>
    private sealed record Ground(double Bandwidth, HeatFrame? Frame, bool[]? Region, IReadOnlyList<HeatClass> Classes);
}

public sealed class BandwidthOutOfRange(double bandwidth)
    : Refused("BANDWIDTH_OUT_OF_RANGE", 400, bandwidth, HeatmapAnalysis.SmallestBandwidth, HeatmapAnalysis.LargestBandwidth);

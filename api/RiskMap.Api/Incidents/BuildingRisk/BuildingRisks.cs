using System.Text.Json;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Risks of buildings, computed once for each version of the data and kept.</summary>
public sealed class BuildingRisks(
    Densities densities, Coverages coverages, FactStore places, RiskStore store, KnownStandards standards, TimeProvider clock, Settings settings)
{
    public const int MostVisits = 1_000_000;

    private readonly SharedAnswers<(string State, CoverageSubject Of, string Kinds, double Own, double Near), RiskGround> _grounds =
        new(settings.RiskCacheMb * 1_048_576L, g => g.Bytes);

    private readonly SharedAnswers<(string State, RiskQuestion Question, string Version), RiskAnswer> _answers = new(settings.RiskCacheMb * 1_048_576L, a => a.Bytes);

    /// <param name="area">The area.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancel">Stops the computation, unless others wait for it.</param>
    /// <exception cref="StandardUnknown">There is no such table.</exception>
    /// <exception cref="StandardNotRisk">It gives no points.</exception>
    internal async ValueTask<RiskAnswer> OfAsync(Area area, RiskQuestion question, CancellationToken cancel)
    {
        var standard = await standards.FindAsync(area.Code, question.Standard, version: null, cancel);
        return await _answers.GetAsync(
            ($"{area.Code} {await coverages.StateAsync(area, cancel)}", question, standard.Version), c => ComputeAsync(area, question, standard, c), cancel);
    }

    /// <summary>The state of all data that an answer depends on, and the table that it is judged by.</summary>
    internal async ValueTask<(string State, string Version)> StateAsync(Area area, RiskQuestion question, CancellationToken cancel) => (
        $"{area.Code} {await coverages.StateAsync(area, cancel)}", (await standards.FindAsync(area.Code, question.Standard, version: null, cancel)).Version);

    /// <summary>What scores look at, for whoever asks about several days.</summary>
    internal async Task<RiskScene> SceneAsync(Area area, RiskQuestion question, Standard standard, CancellationToken cancel)
    {
        Progress.Current?.Tell(WorkStage.Reading);
        var of = question.Of ?? await SubjectAsync(area, cancel);
        // Which rows are in force is asked of the last day that the answer is about; the words of the ground come first, for rows name them.
        var record = await densities.RecordAsync(area, cancel);
        var day = DayOf(area, question, record.Period);
        var plain = new RiskTable(standard, day, (_, _) => null);
        var ground = await _grounds.GetAsync(
            ($"{area.Code} {await coverages.StateAsync(area, cancel)}", of, question.Kinds, plain.OwnWithin, plain.NearWithin),
            c => GroundAsync(area, of, record, question.Kinds, plain, c), cancel);
        return new(area, of, new(standard, day, ground.NumberOf), ground, record.Period, coverages);
    }

    /// <summary>As asked; else the last day of the fires on record, for past it nothing is known of fires; else today.</summary>
    internal DateOnly DayOf(Area area, RiskQuestion question, Period? record) => question.AsOf ?? record?.To ?? Day.Today(area.TimeZone, clock);

    private async Task<RiskAnswer> ComputeAsync(Area area, RiskQuestion question, Standard standard, CancellationToken cancel)
    {
        var scene = await SceneAsync(area, question, standard, cancel);
        var day = DayOf(area, question, scene.Record);
        Progress.Current?.Tell(WorkStage.Judging, 0, scene.Ground.Count);
        var scored = await scene.ScoreAsync(day, question.By, cancel);
        return new RiskAnswer
        {
            Area = area,
            Question = question,
            Of = scene.Of,
            Day = day,
            Table = scene.Table,
            Ground = scene.Ground,
            Scored = scored,
            Facts = await scene.FactsAsync(day, scored.Period, cancel),
            ComputedAt = clock.GetUtcNow(),
            Lack = scene.Ground.Count == 0 ? RiskLack.NoBuildings
                : scored.Scale is not null ? null
                : scene.Ground.Fires.At(int.MinValue, day.DayNumber) == 0 ? RiskLack.NoFires : RiskLack.TooFewFires,
        }.Ranked(cancel);
    }

    private async Task<CoverageSubject> SubjectAsync(Area area, CancellationToken cancel)
    {
        var (buildings, doors) = await store.SubjectsAsync(area, cancel);
        return !buildings && doors ? CoverageSubject.AddressPoints : CoverageSubject.Buildings;
    }

    private async Task<RiskGround> GroundAsync(Area area, CoverageSubject of, FireRecord record, string kinds, RiskTable table, CancellationToken cancel)
    {
        var ground = await coverages.GroundAsync(area, of, cancel);
        var rows = of == CoverageSubject.AddressPoints ? [] : await store.BuildingsAsync(area, cancel);
        var choice = new FireChoice(record, new() { Kinds = kinds.Length == 0 ? null : JsonSerializer.Deserialize<string?[]>(kinds) }, zone: null);
        var fires = Enumerable.Range(0, record.Count).Where(choice.Fits).ToList();
        var known = fires.Where(f => record.PointsFrom[f + 1] - record.PointsFrom[f] == 1).ToList();
        var points = known.ConvertAll(f => record.Points[record.PointsFrom[f]]);
        var metres = ground.FeatureIds.Length == 0 ? [] : await places.ToMetresAsync(area, [.. points.Select(p => p.Longitude)], [.. points.Select(p => p.Latitude)], cancel);
        return new(ground, rows, FiresAtAnalysis.Of(
            ground.Footprints, [.. metres.Zip(known, (m, f) => (m.X, m.Y, record.Days[f]))], table.OwnWithin, table.NearWithin, fires.Count - known.Count, cancel));
    }
}

using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Backtests;
using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Tests of scores, kept by version of the data.</summary>
public sealed class RiskTester(BuildingRisks risks, Backtester backtester, CoverageStore places, TimeProvider clock, Settings settings)
{
    private const double CellMetres = 200;

    private const int CurvePoints = 100;

    private readonly SharedAnswers<(string State, RiskQuestion Question, string Version, int Visits, string Language), RiskCard> _cards =
        new(settings.RiskCacheMb * 1_048_576L, _ => 32_768);

    internal async ValueTask<RiskCard> OfAsync(RiskAnswer answer, int visits, CancellationToken cancel)
    {
        var (state, version) = await risks.StateAsync(answer.Area, answer.Question, cancel);
        return await _cards.GetAsync((state, answer.Question, version, visits, CultureInfo.CurrentUICulture.Name), c => RunAsync(answer, visits, c), cancel);
    }

    private async Task<RiskCard> RunAsync(RiskAnswer answer, int visits, CancellationToken cancel)
    {
        var scene = await risks.SceneAsync(answer.Area, answer.Question, answer.Table.Standard, cancel);
        var record = scene.Record ?? new(answer.Day, answer.Day);
        var last = answer.Day < record.To ? answer.Day : record.To;
        var folds = new List<(Origin At, RiskScored Scored, RiskFold Fold)>();
        for (var back = 0; back < Backtester.Origins; back++)
        {
            var origin = new Origin(last.AddYears(-back - 1), last.AddYears(-back));
            Progress.Current?.Tell(WorkStage.Judging, back, Backtester.Origins);
            var (known, tested) = (scene.Ground.Fires.At(int.MinValue, origin.SeenTo.DayNumber), scene.Ground.Fires.At(origin.SeenTo.DayNumber, origin.TestedTo.DayNumber));
            if (known < Backtester.NeedsTrained || tested < (back == 0 ? Backtester.NeedsTested : Backtester.NeedsInOrigin) || origin.SeenTo <= record.From.AddYears(1))
            {
                if (back == 0)
                {
                    return Nothing(answer, origin, record, known, tested);
                }

                break;
            }

            cancel.ThrowIfCancellationRequested();
            var scored = await scene.ScoreAsync(origin.SeenTo, answer.Question.By, cancel);
            if (scored.Scale is null)
            {
                if (back == 0)
                {
                    return Nothing(answer, origin, record, known, tested);
                }

                break;
            }

            folds.Add((origin, scored, RiskFoldAnalysis.Run(scene.Ground, scored.Groups, scored.Scores, origin.SeenTo.DayNumber, origin.TestedTo.DayNumber)));
        }

        return await CardAsync(answer, scene, record, folds, visits, cancel);
    }

    private async Task<RiskCard> CardAsync(
        RiskAnswer answer, RiskScene scene, Period record, List<(Origin At, RiskScored Scored, RiskFold Fold)> folds, int visits, CancellationToken cancel)
    {
        var (at, scored, fold) = folds[0];
        var comparison = BacktestScores.Compare(fold.Result, BacktestModel.Score);
        var verdict = BacktestScores.Verdict(comparison);
        var trained = scene.Ground.Fires.At(int.MinValue, at.SeenTo.DayNumber);
        return new(MethodOf(answer, visits))
        {
            Verdict = verdict,
            Sentence = Sentence(fold, comparison, at),
            Conclusion = Words.Say(
                "RISK_CARD_" + Snake.Of(verdict).ToUpperInvariant(), Words.Say("RISK_MODEL_" + Snake.Of(comparison.Baseline).ToUpperInvariant()), Signed(comparison.Low), Signed(comparison.High)),
            TrainedFrom = record.From.Iso(),
            TrainedTo = at.SeenTo.Iso(),
            TestedFrom = at.SeenTo.AddDays(1).Iso(),
            TestedTo = at.TestedTo.Iso(),
            TrainedOn = trained,
            TestedOn = fold.Tested,
            NeedsTrained = Backtester.NeedsTrained,
            NeedsTested = Backtester.NeedsTested,
            Ranked = fold.Ranked,
            Models = [.. fold.Result.Models.Select(m => BacktestScores.Of(m.Key, m.Value, fold.Result.Best, fold.Tested))],
            Comparison = comparison,
            ByArea = await ByAreaAsync(answer, scene, record, at, scored, cancel),
            CellMetres = CellMetres,
            Auc = AucOf(fold, BacktestModel.Score),
            AucOfCounts = AucOf(fold, BacktestModel.AllYears),
            Roc = Thinned(RocAnalysis.Curve(fold.Scored[BacktestModel.Score])),
            Calibration = Calibration(folds),
            Visits = [.. new[] { Math.Max(1, visits / 2), visits, visits * 2L }.Where(v => v <= fold.Ranked).Distinct().SelectMany(v => Precision(fold, (int)v))],
            Origins = [.. folds.Select(f => new RiskOrigin(
                f.At.SeenTo.Iso(), f.At.SeenTo.AddDays(1).Iso(), f.At.TestedTo.Iso(), scene.Ground.Fires.At(int.MinValue, f.At.SeenTo.DayNumber), f.Fold.Tested,
                BacktestScores.Rates(f.Fold.Result, f.Fold.Tested), AucOf(f.Fold, BacktestModel.Score)))],
        };
    }

    /// <summary>The same scores summed over squares: what a map of them tells of places. Of all fires whatever their kind, so only where all are asked for.</summary>
    private async Task<IReadOnlyList<BacktestScore>> ByAreaAsync(
        RiskAnswer answer, RiskScene scene, Period record, Origin at, RiskScored scored, CancellationToken cancel)
    {
        if (answer.Question.Kinds.Length > 0)
        {
            return [];
        }

        int[] standing = [.. Enumerable.Range(0, scene.Ground.Count).Where(b => scored.Groups.GroupOf[b] >= 0)];
        var where = (await places.PlacesAsync(answer.Area.Code, scene.Of, [.. standing.Select(b => scene.Ground.Ground.FeatureIds[b])], cancel)).ToDictionary(p => p.FeatureId);
        // Points are summed as they are; rates of a model as fires.
        double Amount(int group) => answer.Question.By == RiskMethod.Points ? scored.Scale!.Score(scored.Groups.Levels[group]) : scored.Fitted!.PerYear(scored.Groups.Levels[group]);
        double[] amounts = [.. Enumerable.Range(0, scored.Groups.Count).Select(Amount)];
        List<Heatmap.Backtests.Exposed> exposed = [.. standing.Where(b => where.ContainsKey(scene.Ground.Ground.FeatureIds[b])).Select(b =>
        {
            var place = where[scene.Ground.Ground.FeatureIds[b]];
            return new Heatmap.Backtests.Exposed(new FirePoint(place.Longitude, place.Latitude), amounts[scored.Groups.GroupOf[b]]);
        })];
        var test = new Period(at.SeenTo.AddDays(1), at.TestedTo);
        return await backtester.BesideAsync(answer.Area, new(record.From, at.SeenTo), test, CellMetres, BacktestModel.Score, exposed, cancel) is { } result
            ? [.. result.Models.Select(m => BacktestScores.Of(m.Key, m.Value, result.Best, result.Captured[m.Key].Length))] : [];
    }

    private static List<CalibrationTenth> Calibration(List<(Origin At, RiskScored Scored, RiskFold Fold)> folds) =>
    [
        .. CalibrationAnalysis.Of(folds.Where(f => f.Scored.Fitted is not null).SelectMany(f =>
            f.Scored.Groups.Levels.Select((levels, g) => new Foretold(f.Scored.Fitted!.PerYear(levels), f.Scored.Groups.Sizes[g], f.Fold.Seen[g])))).Select(t =>
            {
                var interval = CountAnalysis.Garwood((int)Math.Round(t.Seen));
                return new CalibrationTenth(t.Things, t.Expected, t.Seen, interval.Low, interval.High);
            }),
    ];

    private static IEnumerable<VisitPrecision> Precision(RiskFold fold, int visits) => fold.Scored.Select(m =>
    {
        var hits = RocAnalysis.AtTop(m.Value, visits);
        var (low, high) = BacktestAnalysis.Wilson(hits / visits, visits);
        return new VisitPrecision(visits, m.Key, hits, hits / visits, low, high);
    });

    private static RiskAuc? AucOf(RiskFold fold, BacktestModel model) =>
        RocAnalysis.Area(fold.Scored[model]) is var (area, low, high) ? new(area, low, high) : null;

    /// <summary>Its corners, or where there are too many some hundred of them.</summary>
    private static RocPoint[] Thinned(IReadOnlyList<(double Others, double Burned)> curve)
    {
        var step = Math.Max(1, (double)(curve.Count - 1) / CurvePoints);
        return [.. Enumerable.Range(0, (int)((curve.Count - 1) / step) + 1).Select(i => curve[(int)Math.Round(i * step)]).Append(curve[^1]).Distinct().Select(p => new RocPoint(p.Others, p.Burned))];
    }

    private static string Sentence(RiskFold fold, BacktestComparison comparison, Origin at)
    {
        var tenth = BacktestAnalysis.CurveAt.Index().First(a => a.Item == BacktestAnalysis.Compared).Index;
        var (rate, other) = (fold.Result.Models[BacktestModel.Score][tenth], fold.Result.Models[comparison.Baseline][tenth]);
        var (low, high) = BacktestAnalysis.Wilson(rate, fold.Tested);
        return Words.Say(
            "RISK_CARD_SENTENCE", Percent(BacktestAnalysis.Compared), Percent(rate), Percent((high - low) / 2), at.SeenTo.AddDays(1).Iso(), at.TestedTo.Iso(),
            Words.Say("RISK_MODEL_" + Snake.Of(comparison.Baseline).ToUpperInvariant()), Percent(other), fold.Tested);
    }

    private RiskCard Nothing(RiskAnswer answer, Origin origin, Period record, int known, int tested) => new(MethodOf(answer, settings.RiskVisits))
    {
        Verdict = BacktestVerdict.TooLittleData,
        Sentence = Words.Say("RISK_CARD_TOO_LITTLE_DATA", known, tested, Backtester.NeedsTrained, Backtester.NeedsTested),
        Conclusion = null,
        TrainedFrom = record.From.Iso(),
        TrainedTo = origin.SeenTo.Iso(),
        TestedFrom = origin.SeenTo.AddDays(1).Iso(),
        TestedTo = origin.TestedTo.Iso(),
        TrainedOn = known,
        TestedOn = tested,
        NeedsTrained = Backtester.NeedsTrained,
        NeedsTested = Backtester.NeedsTested,
        Ranked = answer.Scored.Groups.Standing,
        Models = [],
        Comparison = null,
        ByArea = [],
        CellMetres = CellMetres,
        Auc = null,
        AucOfCounts = null,
        Roc = [],
        Calibration = [],
        Visits = [],
        Origins = [],
    };

    private Method MethodOf(RiskAnswer answer, int visits)
    {
        var scored = RiskSummary.MethodOf(answer);
        return scored with
        {
            Name = Words.Say("METHOD_RISK_CARD"),
            Parameters =
            [
                .. scored.Parameters, MethodParameter.Of("visits", visits), MethodParameter.Of("cell", CellMetres, "m"), MethodParameter.Of("gridPositions", BacktestAnalysis.Offsets.Count),
                new("interval", Words.Say("INTERVAL_WILSON"), null),
            ],
            Neglects = Words.Say("NEGLECTS_RISK_CARD"),
            ComputedAt = clock.GetUtcNow(),
        };
    }

    private static string Percent(double share) => Math.Round(100 * share).ToString(CultureInfo.InvariantCulture);

    /// <summary>Percentage points with their sign, to a tenth: an interval that ends just below nothing must not seem to touch it.</summary>
    private static string Signed(double share) => (100 * share).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>Last day that was seen, and last day of the year after it.</summary>
    private sealed record Origin(DateOnly SeenTo, DateOnly TestedTo);
}

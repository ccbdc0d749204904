using System.Globalization;
using System.Runtime.CompilerServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents.Heatmap.Backtests;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Scores as they are saved: the rows of the list, and with them what the test says of the score.</summary>
internal sealed class RiskSheet(RiskAnswer answer, RiskCard card, int[] list, CoverageStore places) : ExportSheet
{
    /// <summary>Rows that are read at a time.</summary>
    private const int Batch = 2_000;

    private static readonly (string Name, string Word, double Width)[] All =
    [
        ("building", "COLUMN_BUILDING", 12), ("address", "COLUMN_ADDRESS", 36), ("rank", "COLUMN_RISK_RANK", 10), ("rank_low", "COLUMN_RISK_RANK_LOW", 14),
        ("rank_high", "COLUMN_RISK_RANK_HIGH", 14), ("score", "COLUMN_RISK_SCORE", 10), ("score_if_worst", "COLUMN_RISK_SCORE_WORST", 16), ("tenth", "COLUMN_RISK_DECILE", 10),
        ("expected_per_year", "COLUMN_RISK_EXPECTED", 16), ("reasons", "COLUMN_RISK_REASONS", 80), ("unknown", "COLUMN_RISK_UNKNOWN", 36),
        ("longitude", "COLUMN_LONGITUDE", 16), ("latitude", "COLUMN_LATITUDE", 16),
    ];

    public override string FileName => Safe($"{MethodLines.NameOf(answer.Area)}_{Words.Say("EXPORT_RISK_FILE")}_{Snake.Of(answer.Question.By)}_{answer.Day.Iso()}");

    public override string Layer => "building_risk";

    public override string Title => Words.Say("EXPORT_SHEET_ROWS");

    public override int Count => list.Length;

    public override IReadOnlyList<ExportColumn> Columns { get; } = [.. All.Select(c => new ExportColumn(c.Name, Words.Say(c.Word), c.Width))];

    /// <summary>How the score was made, what its test says, and the points table with its sources.</summary>
    public override IReadOnlyList<ExportPart> Parts { get; } =
    [
        new("method", Words.Say("EXPORT_SHEET_METHOD"),
        [
            MethodLines.Of(answer.Area), (Words.Say("EXPORT_STANDARD"), $"{answer.Table.Standard.Id} {answer.Table.Standard.Version}"),
            (Words.Say("EXPORT_DAY"), answer.Day.Iso()), (Words.Say("EXPORT_LISTED"), $"{list.Length}"), .. MethodLines.Of(RiskSummary.MethodOf(answer)),
        ]),
        new("backtest", Words.Say("EXPORT_RISK_CARD"),
        [
            (Words.Say("EXPORT_RISK_SENTENCE"), card.Sentence),
            .. card.Conclusion is { } conclusion ? (IEnumerable<(string, string)>)[(Words.Say("EXPORT_RISK_CONCLUSION"), conclusion)] : [],
            (Words.Say("EXPORT_RISK_TRAINED"), $"{card.TrainedFrom} – {card.TrainedTo}: {card.TrainedOn}"),
            (Words.Say("EXPORT_RISK_TESTED"), $"{card.TestedFrom} – {card.TestedTo}: {card.TestedOn}"),
            .. Levels(card.Models, "EXPORT_RISK_BY_BUILDINGS"), .. Levels(card.ByArea, "EXPORT_RISK_BY_AREA"),
            .. card.Auc is { } auc ? (IEnumerable<(string, string)>)[(Words.Say("EXPORT_RISK_AUC"), $"{Three(auc.Area)} ({Three(auc.Low)} – {Three(auc.High)})")] : [],
            .. card.Visits.Where(v => v.Model == BacktestModel.Score).Select(v => (
                Words.Say("EXPORT_RISK_VISITS", v.Visits), $"{Three(v.Hits)} = {Three(v.Precision)} ({Three(v.PrecisionLow)} – {Three(v.PrecisionHigh)})")),
            .. card.Origins.Select(o => (
                Words.Say("EXPORT_RISK_ORIGIN", o.TestedFrom, o.TestedTo),
                $"n = {o.TestedOn}; {string.Join("; ", o.Rates.Select(r => $"{NameOf(r.Model)} {Three(r.HitRate)} ({Three(r.HitRateLow)} – {Three(r.HitRateHigh)})"))}")),
            .. card.Calibration.Select((t, i) => (
                Words.Say("EXPORT_RISK_TENTH", i + 1), $"{Three(t.Expected)} / {Three(t.Seen)} ({Three(t.SeenLow)} – {Three(t.SeenHigh)})")),
            .. MethodLines.Of(card.Method),
        ]),
        new("points", Words.Say("EXPORT_RISK_TABLE"),
        [
            .. RiskSummary.Inputs(answer).Where(i => i.InTable).SelectMany(i => i.Levels.Select(l => (
                $"{i.Name}: {RiskSummary.Band(l.Rule)} [{l.Rule.Id}]",
                Words.Say("EXPORT_RISK_ROW", Three(l.Points), l.BuildingCount) + $" · {l.Rule.Document} {l.Rule.Clause} · {l.Rule.Source}"))
                .Append(($"{i.Name}: {Words.Say("RISK_UNKNOWN")}", Words.Say("EXPORT_RISK_ROW", "–", i.UnknownCount)))),
        ]),
    ];

    public override async IAsyncEnumerable<IReadOnlyList<ExportRow>> RowsAsync(bool shapes, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0; from < list.Length; from += Batch)
        {
            var scores = list.Skip(from).Take(Batch).Select((b, i) => new RiskScore(answer, b, from + i)).ToList();
            int[] features = [.. scores.Select(s => s.FeatureId)];
            var known = (await places.PlacesAsync(answer.Area.Code, answer.Of, features, cancel)).ToDictionary(p => p.FeatureId);
            var outlines = !shapes ? []
                : answer.Of == CoverageSubject.AddressPoints ? known.ToDictionary(p => p.Key, p => PointAt(p.Value))
                : (await places.ShapesAsync(answer.Area.Code, features, cancel)).ToDictionary(s => s.Feature, s => s.Shape);
            yield return [.. scores.Select(s => RowOf(s, known.GetValueOrDefault(s.FeatureId), outlines.GetValueOrDefault(s.FeatureId)))];
        }
    }

    private static string PointAt(SubjectPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"type":"Point","coordinates":[{{place.Longitude}},{{place.Latitude}}]}""");

    private static ExportRow RowOf(RiskScore score, SubjectPlace? place, string? shape)
    {
        var reasons = score.Reasons;
        return new(score.FeatureId,
        [
            score.FeatureId, place?.Address, score.Rank, score.RankLow, score.RankHigh, Math.Round(score.Score, 4), score.ScoreIfWorst, score.Decile,
            score.ExpectedPerYear is { } expected ? Math.Round(expected, 6) : null, string.Join("; ", reasons.Where(r => r.Known).Select(r => r.Text)),
            string.Join("; ", reasons.Where(r => !r.Known).Select(r => r.Name)), place?.Longitude, place?.Latitude,
        ], shape);
    }

    private static IEnumerable<(string, string)> Levels(IReadOnlyList<BacktestScore> models, string by) => models.Select(m => (
        $"{Words.Say("EXPORT_RISK_HIT_RATE")} · {Words.Say(by)} · {NameOf(m.Model)}",
        string.Join("; ", m.Levels.Select(l => string.Create(
            CultureInfo.InvariantCulture, $"{l.AreaShare:P0}: {l.HitRate:P0} ({l.HitRateLow:P0}–{l.HitRateHigh:P0}), PAI {l.Pai:0.0}, PEI {l.Pei:0.00}")))));

    private static string NameOf(BacktestModel model) => Words.Say("RISK_MODEL_" + Snake.Of(model).ToUpperInvariant());

    private static string Three(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

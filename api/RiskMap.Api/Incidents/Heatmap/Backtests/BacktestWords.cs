using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>A test in plain words, from its numbers alone.</summary>
internal static class BacktestWords
{
    public static string Sentence(
        BacktestModel model, IReadOnlyList<OriginRate> rates, BacktestComparison? comparison, double area, Period train, Period test,
        (int Trained, int NeedsTrained, int Tested, int NeedsTested) counts)
    {
        if (comparison is null)
        {
            return counts.Trained >= counts.NeedsTrained && counts.Tested >= counts.NeedsTested
                ? Words.Say("BACKTEST_NO_SPOTS", DayOf(train.To))
                : Words.Say("BACKTEST_TOO_LITTLE", counts.Trained, counts.Tested, counts.NeedsTrained, counts.NeedsTested);
        }

        var (ours, theirs) = (rates.First(r => r.Model == model), rates.First(r => r.Model == comparison.Baseline));
        return Words.Say(
            model == BacktestModel.HotSpots ? "BACKTEST_SENTENCE_SPOTS" : "BACKTEST_SENTENCE",
            area < 0.1 ? Percent(area, 1) : Percent(area), Percent(ours.HitRate), Percent((ours.HitRateHigh - ours.HitRateLow) / 2), DayOf(test.From), DayOf(test.To),
            NameOf(comparison.Baseline), Percent(theirs.HitRate), DayOf(train.To));
    }

    public static string Conclusion(BacktestModel model, BacktestVerdict verdict, BacktestComparison comparison) => Words.Say(
        $"BACKTEST_{(model == BacktestModel.HotSpots ? "SPOTS_" : "")}{Snake.Of(verdict).ToUpperInvariant()}", Signed(comparison.Low), Signed(comparison.High), NameOf(comparison.Baseline));

    public static string NameOf(BacktestModel model) => Words.Say($"MODEL_{Snake.Of(model).ToUpperInvariant()}");

    /// <summary>As a reader writes it: 2026年11月21日, 21 Nov 2026.</summary>
    public static string DayOf(DateOnly day) => day.ToString(Words.Chinese ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Percent(double share, int digits = 0) => Math.Round(100 * share, digits, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    /// <summary>Percentage points with their sign.</summary>
    private static string Signed(double share) => Math.Round(100 * share) is var points && points > 0 ? $"+{points}" : points < 0 ? $"−{-points}" : "0";
}

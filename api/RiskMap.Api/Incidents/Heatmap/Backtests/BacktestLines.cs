using System.Globalization;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>The card as lines of name and value, as every saved file carries it.</summary>
public static class BacktestLines
{
    public static IEnumerable<(string Name, string Value)> Of(Backtest card)
    {
        yield return (Words.Say("CARD_SENTENCE"), card.Sentence);
        if (card.Conclusion is { } conclusion)
        {
            yield return (Words.Say("CARD_CONCLUSION"), conclusion);
        }

        yield return (Words.Say("CARD_TRAINED"), Words.Say("CARD_SPAN", card.TrainedFrom, card.TrainedTo, card.TrainedOn));
        yield return (Words.Say("CARD_TESTED"), Words.Say("CARD_SPAN", card.TestedFrom, card.TestedTo, card.TestedOn));
        foreach (var (model, levels, _) in card.Models)
        {
            foreach (var level in levels)
            {
                yield return (
                    Words.Say("CARD_LEVEL", BacktestWords.NameOf(model), BacktestWords.Percent(level.AreaShare)),
                    string.Create(CultureInfo.InvariantCulture,
                        $"{level.HitRate:P1} ({level.HitRateLow:P1} – {level.HitRateHigh:P1}); PAI {level.Pai:0.00} ({level.PaiLow:0.00} – {level.PaiHigh:0.00}); PEI {level.Pei:0.00}"));
            }
        }

        foreach (var rate in card.Compared)
        {
            yield return (
                Words.Say("CARD_LEVEL", BacktestWords.NameOf(rate.Model), BacktestWords.Percent(card.ComparedShare ?? 0, 1)),
                string.Create(CultureInfo.InvariantCulture, $"{rate.HitRate:P1} ({rate.HitRateLow:P1} – {rate.HitRateHigh:P1})"));
        }

        foreach (var origin in card.Origins)
        {
            yield return (
                Words.Say("CARD_ORIGIN", origin.TestedFrom, origin.TestedTo, origin.TestedOn),
                string.Join("; ", origin.Rates.Select(r => string.Create(CultureInfo.InvariantCulture, $"{BacktestWords.NameOf(r.Model)} {r.HitRate:P1}"))));
        }
    }
}

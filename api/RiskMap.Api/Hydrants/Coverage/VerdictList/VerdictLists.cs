using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Lists of verdicts, chosen and put in order once: whoever turns the page, or saves what is listed, gets the same one.</summary>
public sealed class VerdictLists(FactStore store, Settings settings)
{
    private readonly SharedAnswers<(string Area, string State, CoverageSubject Of), int[]> _addresses = new(settings.CoverageCacheMb * 262_144L, a => a.Length);

    private static CoverageSubject Of(StandardVerdicts verdicts) => verdicts.Answer.View.Reach.Ground.Of;

    /// <returns>Subjects.</returns>
    /// <exception cref="DivisionUnknown">The filter names a division that the area does not have.</exception>
    internal async Task<int[]> OfAsync(StandardVerdicts verdicts, StandardVerdictFilter? filter, VerdictOrder order, bool descending, CancellationToken cancel)
    {
        async Task<int[]> ChooseAsync(CancellationToken stop)
        {
            IReadOnlySet<int>? within = filter?.Division is not { } division ? null
                : await store.FeaturesInAsync(verdicts.InArea.Code, division, Of(verdicts), stop) is { } features ? features.ToHashSet()
                : throw new DivisionUnknown(division);
            var ranks = order == VerdictOrder.Address ? await RanksAsync(verdicts, stop) : null;
            return VerdictListAnalysis.Choose(verdicts.Answer, verdicts.Standing, filter, within, order, descending, ranks);
        }

        // Records compare lists by identity: the words of a use are part of the question as text.
        return verdicts.IsWhole
            ? await verdicts.Answer.Lists.GetAsync(
                (filter is null ? null : filter with { Use = null }, string.Join(' ', filter?.Use ?? []), order, descending), ChooseAsync, cancel)
            : await ChooseAsync(cancel);
    }

    /// <summary>Place of each building in the order of addresses, as a Chinese reader expects them (pinyin) and with numbers as numbers; -1: none on record.</summary>
    private async Task<int[]> RanksAsync(StandardVerdicts verdicts, CancellationToken cancel) =>
        await _addresses.GetAsync((verdicts.InArea.Code, verdicts.InArea.State, Of(verdicts)), async c =>
        {
            var subjects = verdicts.Answer.View.Reach.Ground.SubjectOf;
            var ranks = new int[verdicts.Answer.Subjects];
            Array.Fill(ranks, -1);
            var rank = 0;
            foreach (var feature in AddressOrder.Sorted(await store.AddressesAsync(verdicts.InArea.Code, Of(verdicts), c)))
            {
                if (feature < subjects.Length && subjects[feature] is >= 0 and var subject)
                {
                    ranks[subject] = rank++;
                }
            }

            return ranks;
        }, cancel);
}

public sealed class DivisionUnknown(Guid id) : Refused("DIVISION_UNKNOWN", 404, id);

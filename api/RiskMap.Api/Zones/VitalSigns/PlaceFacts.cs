using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Takes in figures of places that no table has.</summary>
public sealed class PlaceFacts(PlaceFactStore store, DataVersions areas, Caller caller)
{
    private const int LongestUnit = 20, LongestSource = 200;

    private const double MostOfFact = 1e9;

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
}

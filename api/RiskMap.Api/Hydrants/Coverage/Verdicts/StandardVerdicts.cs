using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The buildings of an area, or of a part of it, judged by a standard on a day.</summary>
public sealed class StandardVerdicts
{
    private readonly int[] _standing;

    internal StandardVerdicts(Area area, VerdictAnswer answer, IEnumerable<int>? members)
    {
        (InArea, Answer, IsWhole) = (area, answer, members is null);
        _standing = [.. (members ?? Enumerable.Range(0, answer.Subjects)).Where(answer.Stands)];
    }

    /// <summary>Whether it is of all buildings of the area.</summary>
    internal bool IsWhole { get; }

    /// <summary>Buildings that stand on the day, in the order of their numbers.</summary>
    internal int[] Standing => _standing;

    internal Area InArea { get; }

    internal VerdictAnswer Answer { get; }

    /// <summary>What was judged by.</summary>
    public Standard Standard => Answer.By.Standard;

    /// <summary>Day (YYYY-MM-DD) that the verdicts are about.</summary>
    public string AsOf => Answer.By.Day.Iso();

    /// <summary>Metres of hose that the question asked for; null: as the standard says.</summary>
    public double? HoseReach => Answer.By.HoseAsked;

    /// <summary>Buildings that stand on the day.</summary>
    public int Count => _standing.Length;

    /// <summary>By all that the standard demands: fails whatever fails one test, passes what passes them all.</summary>
    public VerdictShares Overall => new(Answer, _standing, null);

    /// <summary>By each test that the standard has, beside the hose lay, which is always told.</summary>
    public IReadOnlyList<VerdictShares> Tests =>
        [.. Enum.GetValues<VerdictTest>().Where(t => _standing.Any(s => Answer.Of(s, t) is not null)).Select(t => new VerdictShares(Answer, _standing, t))];

    /// <summary>How this was computed.</summary>
    public Method Method => VerdictMethod.Of(InArea, Answer);

    /// <summary>A page of a list.</summary>
    internal IReadOnlyList<BuildingTests> PageOf(int[] list, PageRequest page)
    {
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, list.Length));
        return [.. list.Skip(position).Take(page.Limit).Select((s, i) => new BuildingTests(InArea, Answer, s, Answer.View, position + i))];
    }
}

/// <summary>How verdicts are computed, for whoever reads one.</summary>
internal static class VerdictMethod
{
    public static Method Of(Area area, VerdictAnswer answer)
    {
        var by = answer.By;
        List<MethodParameter> parameters =
        [
            new("standard", $"{by.Standard.Id} {by.Standard.Version}", null),
            new("asOf", by.Day.Iso(), null),
            MethodParameter.Of("hydrantToStreet", answer.View.Reach.Model.HydrantToStreet, "m"),
            MethodParameter.Of("buildingToStreet", answer.View.Reach.Model.BuildingToStreet, "m"),
            new("projection", area.LocalSrs ?? "", null),
        ];
        if (by.HoseAsked is { } hose)
        {
            parameters.Add(MethodParameter.Of("hoseReach", hose, "m"));
        }
        else if (!by.Has("hydrant.hose_reach"))
        {
            // The standard is silent, and the setting decides.
            parameters.Add(MethodParameter.Of("usualHoseReach", by.HoseUsual, "m"));
        }

        string[] judged = ["hydrant.radius", "hydrant.hose_reach", "supply.reach", "supply.credit", "supply.credit_untested", "supply.required_flow", "water.radius", "hydrant.test_cycle"];
        var clauses = by.Standard.Rules.Where(r => judged.Contains(r.Parameter)).Select(r => $"{r.Document} {r.Clause}").Distinct();
        return new(
            Words.Say("METHOD_VERDICT"), parameters, $"{by.Standard.Title} ({by.Standard.Id} {by.Standard.Version})", string.Join("; ", clauses),
            Words.Say("NEGLECTS_VERDICT", answer.View.Reach.Hydrants.Unlocated), area.DataVersion, answer.ComputedAt);
    }
}

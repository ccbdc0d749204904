using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>How distances to hydrants are computed, for whoever reads one.</summary>
internal static class CoverageMethod
{
    /// <param name="area">The area that was asked about.</param>
    /// <param name="answer">Its distances.</param>
    /// <param name="of">What was measured from.</param>
    /// <param name="radius">The limit; null: only the distance is told.</param>
    public static Method Of(Area area, CoverageAnswer answer, CoverageSubject of, Radius? radius)
    {
        List<MethodParameter> parameters = radius is { } r ? [MethodParameter.Of("radius", r.Metres, "m")] : [];
        parameters.AddRange([
            new("asOf", answer.Day.Iso(), null),
            new("of", Snake.Of(of), null),
            new("projection", area.LocalSrs ?? "", null),
        ]);
        return new(
            Words.Say(of == CoverageSubject.BuildingCentroids ? "METHOD_COVERAGE_CENTROID" : "METHOD_COVERAGE"),
            parameters,
            radius?.IsOfGb50974 == true ? "GB 50974-2014" : null,
            radius?.IsOfGb50974 == true ? "7.2.5" : null,
            Words.Say("NEGLECTS_COVERAGE", answer.Hydrants.OfUnknownState, answer.Hydrants.Unlocated),
            // The distances may have been computed earlier: nothing that they depend on has changed since.
            area.DataVersion,
            answer.ComputedAt);
    }
}

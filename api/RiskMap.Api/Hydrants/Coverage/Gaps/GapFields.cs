using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(HydrantCoverage))]
public sealed class GapFields
{
    /// <summary>
    /// Built-up land farther than the radius from every hydrant that can be counted on, the largest piece first. Of a zone: the pieces in
    /// which buildings of the zone fail, and only those buildings. Null: no hydrants or no buildings are on record, or it is not buildings
    /// that are judged.
    /// </summary>
    [UsePaging(ConnectionName = "Gaps", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public async Task<Connection<CoverageGap>?> GetGapsAsync(
        [Parent] HydrantCoverage coverage, [Service] Gaps gaps, [Service] GapStore store, [Service] Verdicts verdicts, [Service] Settings settings,
        int? first, string? after, CancellationToken cancel,
        [GraphQLDescription("Only pieces of so many hectares at least.")] double minHectares = 0)
    {
        if (coverage.Of != CoverageSubject.Buildings || await gaps.OfAsync(coverage.InArea, coverage.Answer, coverage.Radius, cancel) is not { } all)
        {
            return null;
        }

        var members = coverage.Members?.ToHashSet();
        Gap[] chosen =
        [
            .. all.Select(g => members is null ? g : g with { Buildings = [.. g.Buildings.Where(members.Contains)] })
                .Where(g => g.SquareMetres >= minHectares * 10_000 && (members is null || g.Buildings.Length > 0)),
        ];
        var page = PageRequest.Of(first, after);
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, chosen.Length));
        Gap[] shown = [.. chosen.Skip(position).Take(page.Limit)];
        var degrees = await store.ToDegreesAsync(coverage.InArea, [.. shown.Select(g => g.Polygon)], cancel);
        var (facts, _) = await verdicts.FactsAsync(coverage.InArea, cancel);
        CoverageGap[] rows = [.. shown.Select((g, i) => new CoverageGap(coverage, g, degrees[i], facts, settings.BuiltUpMetres, position + i))];
        return page.Of(rows, g => [g.Position], _ => Task.FromResult(chosen.Length));
    }
}

/// <summary>A piece of built-up land that no usable hydrant reaches, and what stands in it.</summary>
public sealed class CoverageGap
{
    private readonly Gap _gap;
    private readonly HydrantCoverage _coverage;
    private readonly BuildingFacts _facts;
    private readonly double _around;

    internal CoverageGap(HydrantCoverage coverage, Gap gap, Geometry polygon, BuildingFacts facts, double around, int position) =>
        (_coverage, _gap, Polygon, _facts, _around, Position) = (coverage, gap, polygon, facts, around, position);

    internal int Position { get; }

    /// <summary>Its outline: a polygon, in degrees.</summary>
    public Geometry Polygon { get; }

    /// <summary>Its area in hectares.</summary>
    public double AreaHectares => _gap.SquareMetres / 10_000;

    /// <summary>Buildings in it, all farther than the radius from every usable hydrant; each counts in one gap.</summary>
    public int Buildings => _gap.Buildings.Length;

    /// <summary>Their numbers within the area.</summary>
    public IReadOnlyList<int> BuildingFeatureIds => [.. _gap.Buildings.Select(s => _coverage.Answer.Ground.FeatureIds[s])];

    /// <summary>Square metres of all their storeys, as far as on record.</summary>
    public double FloorArea => Sum(_facts.FloorArea);

    /// <summary>Buildings among them whose floor area is not on record.</summary>
    public int FloorAreaNotOnRecord => Missing(_facts.FloorArea);

    /// <summary>Their residents, as far as on record.</summary>
    public double Residents => Sum(_facts.Residents);

    /// <summary>Buildings among them whose residents are not on record.</summary>
    public int ResidentsNotOnRecord => Missing(_facts.Residents);

    /// <summary>How this was computed.</summary>
    public Method Method
    {
        get
        {
            var method = _coverage.Method;
            return method with
            {
                Name = Words.Say("METHOD_GAPS", _around),
                Parameters = [.. method.Parameters, MethodParameter.Of("builtUp", _around, "m")],
                Neglects = Words.Say("NEGLECTS_GAPS"),
            };
        }
    }

    private double Sum(double[] of) => _gap.Buildings.Where(s => !double.IsNaN(of[s])).Sum(s => of[s]);

    private int Missing(double[] of) => _gap.Buildings.Count(s => double.IsNaN(of[s]));
}

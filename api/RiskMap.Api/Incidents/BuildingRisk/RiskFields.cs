using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Incidents.BuildingRisk;

[ExtendObjectType(typeof(Area))]
public sealed class AreaRisk
{
    internal const string UsualTable = "risk-points";

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Which buildings are likeliest to burn: scored by a points table or by a model fitted to past fires, each with its reasons and its test.</summary>
    public async Task<BuildingRisk> GetBuildingRiskAsync(
        [Parent] Area area, [Service] BuildingRisks risks, CancellationToken cancel,
        [GraphQLDescription("How buildings are scored.")] RiskMethod method = RiskMethod.Points,
        [GraphQLDescription("Id of the points table, one of the area's standards of the subject BUILDING_RISK; a copy of it can be edited.")] string standard = UsualTable,
        [GraphQLDescription("Day that all inputs are as of, YYYY-MM-DD; the last day of the fires on record if none is named.")] string? asOf = null,
        [GraphQLDescription("Only fires of one of these kinds; null among them: of a kind that nobody stated. All if none is named.")] IReadOnlyList<string?>? kinds = null,
        [GraphQLDescription("Buildings, or address points where the area has none, if none is named.")] CoverageSubject? of = null) =>
        new(await risks.OfAsync(area, new(method, standard, Day.ReadOptional(asOf, "asOf"), of, kinds is null ? "" : JsonSerializer.Serialize(kinds, AsItIs)), cancel));
}

[ExtendObjectType(typeof(BuildingRisk))]
public sealed class RiskLists
{
    /// <summary>Building by building, the highest score first.</summary>
    [UsePaging(ConnectionName = "RiskScores", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<RiskScore>> GetBuildingsAsync(
        [Parent] BuildingRisk risk, int? first, string? after, [GraphQLDescription("Only those that fit all of this.")] RiskFilter? filter)
    {
        var page = PageRequest.Of(first, after);
        var list = risk.Answer.List(filter);
        var position = (int)Math.Clamp(page.Key(1)?[0] + 1 ?? 0, 0, list.Length);
        var rows = list.Skip(position).Take(page.Limit).Select((b, i) => new RiskScore(risk.Answer, b, position + i)).ToList();
        return Task.FromResult<Connection<RiskScore>>(page.Of(rows, r => [r.Position], _ => Task.FromResult(list.Length)));
    }

    /// <summary>One building, by its number within the area; null: it does not stand on the day, or nothing is scored.</summary>
    public RiskScore? GetBuilding([Parent] BuildingRisk risk, [GraphQLDescription("Number within the area, as vector tiles have it.")] int featureId) =>
        risk.Answer.ScoreOf(featureId);

    /// <summary>Whether the score tells which buildings burn next: trained on what went before a day, tested on the year after it, several times.</summary>
    public async Task<RiskCard> GetCardAsync(
        [Parent] BuildingRisk risk, [Service] RiskTester tester, [Service] Settings settings, CancellationToken cancel,
        [GraphQLDescription("Buildings that a team can visit in a year; as the settings have it if none is named.")] int? visits = null)
    {
        var asked = visits ?? settings.RiskVisits;
        return asked is >= 1 and <= BuildingRisks.MostVisits ? await tester.OfAsync(risk.Answer, asked, cancel) : throw new VisitsOutOfRange(asked);
    }
}

[ExtendObjectType(typeof(RiskScore))]
public sealed class RiskScoreFields
{
    /// <summary>Id of the building, or of an address at the point.</summary>
    public async Task<Guid?> GetIdAsync([Parent] RiskScore score, PlaceOfSubject places, CancellationToken cancel) => (await PlaceAsync(score, places, cancel))?.Id;

    /// <summary>Address as the source spells it.</summary>
    public async Task<string?> GetAddressAsync([Parent] RiskScore score, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(score, places, cancel))?.Address;

    /// <summary>Degrees east of its representative point.</summary>
    public async Task<double?> GetLongitudeAsync([Parent] RiskScore score, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(score, places, cancel))?.Longitude;

    /// <summary>Degrees north of its representative point.</summary>
    public async Task<double?> GetLatitudeAsync([Parent] RiskScore score, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(score, places, cancel))?.Latitude;

    private static Task<SubjectPlace?> PlaceAsync(RiskScore score, PlaceOfSubject places, CancellationToken cancel) =>
        places.LoadAsync((score.AreaCode, score.Of, score.FeatureId), cancel);
}

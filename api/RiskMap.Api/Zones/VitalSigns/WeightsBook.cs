using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Sets of weights that people saved, version by version.</summary>
public sealed class WeightsBook(WeightsStore store, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    private const int LongestTitle = 100, LongestId = 60;

    internal async Task<IReadOnlyList<SavedWeights>> SavedAsync(Area area, IndicatorTree tree, bool allVersions, CancellationToken cancel) =>
    [
        .. (await store.SavedAsync(area.Code, tree.Id, cancel)).GroupBy(s => s.Id, StringComparer.Ordinal)
            .SelectMany(set => allVersions ? set : set.Take(1)).Select(s => Shown(area, tree, s)),
    ];

    /// <summary>What somebody saved under a name.</summary>
    /// <exception cref="WeightsUnknown">No set of that name and version is saved.</exception>
    internal async Task<VitalSignsWeightsInput> InputAsync(Area area, IndicatorTree tree, string id, int? version, CancellationToken cancel) =>
        JsonSerializer.Deserialize<VitalSignsWeightsInput>(
            ((await store.SavedAsync(area.Code, tree.Id, cancel)).FirstOrDefault(s => s.Id == id && (version is null || s.Version == version)) ?? throw new WeightsUnknown(id, version)).Content,
            Json)!;

    internal async Task<WeightsEdit> SaveAsync(
        Area area, string treeId, string id, string title, VitalSignsWeightsInput weights, int? version, string who, CancellationToken cancel)
    {
        var tree = IndicatorTree.Require(treeId);
        var read = WeightsReading.Of(tree, weights, area.DataVersion, clock.GetUtcNow());
        List<EntryProblem> problems = [.. read.Problems];
        if (id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            problems.Add(EntryProblem.OfAll("WEIGHTS_NAME_INVALID", LongestId));
        }

        if (title.Trim().Length is 0 or > LongestTitle || !title.IsWritable())
        {
            problems.Add(EntryProblem.OfAll("WEIGHTS_TITLE_INVALID", LongestTitle));
        }

        if (read.How == WeightsHow.Default || weights.Saved is not null)
        {
            problems.Add(EntryProblem.OfAll("WEIGHTS_MISSING"));
        }

        var newest = (await store.SavedAsync(area.Code, tree.Id, cancel)).FirstOrDefault(s => s.Id == id);
        var content = JsonSerializer.Serialize(weights, Json);
        var edit = new WeightsEdit { DataVersion = area.DataVersion, Problems = problems, Saved = newest is null ? null : Shown(area, tree, newest) };
        if (problems.Count > 0)
        {
            return edit with { Outcome = EntryOutcome.Refused };
        }

        if (newest is not null && newest.Version == (version ?? 0) + 1 && newest.Who == who && newest.Title == title.Trim() && Same(newest.Content, content))
        {
            return edit with { Outcome = EntryOutcome.Repeated };
        }

        var row = new WeightsStore.SavedRow
        {
            Id = id,
            Version = (newest?.Version ?? 0) + 1,
            Title = title.Trim(),
            How = Snake.Of(read.How),
            Content = content,
            Who = who,
            AtUtc = clock.GetUtcNow().UtcDateTime,
        };
        if (newest?.Version == version && await store.SaveAsync(area.Code, tree.Id, row, cancel))
        {
            return edit with { Outcome = EntryOutcome.Done, Saved = Shown(area, tree, row) };
        }

        newest = (await store.SavedAsync(area.Code, tree.Id, cancel)).FirstOrDefault(s => s.Id == id);
        return edit with
        {
            Outcome = EntryOutcome.Conflict,
            Saved = newest is null ? null : Shown(area, tree, newest),
            Conflicts = [new("VERSION", version?.ToString(System.Globalization.CultureInfo.InvariantCulture), newest?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), newest?.Who)],
        };
    }

    private static bool Same(string one, string other) => JsonElement.DeepEquals(JsonDocument.Parse(one).RootElement, JsonDocument.Parse(other).RootElement);

    private SavedWeights Shown(Area area, IndicatorTree tree, WeightsStore.SavedRow saved)
    {
        var read = WeightsReading.Of(tree, JsonSerializer.Deserialize<VitalSignsWeightsInput>(saved.Content, Json), area.DataVersion, clock.GetUtcNow());
        return new(
            saved.Id, saved.Version, saved.Title, read.How, saved.Who, new(DateTime.SpecifyKind(saved.AtUtc, DateTimeKind.Utc)),
            read.How == WeightsHow.Entropy ? [] : VitalSignsBook.NodeWeights(tree, read.Expert, read.Expert, null), read.Ahp);
    }
}

using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding;

/// <summary>
/// Gazetteers of areas, read once for each version of the data and shared by all requests. Those asked for longest ago go first when
/// together they take more memory than <see cref="Settings.GazetteerCacheMb"/>.
/// </summary>
public sealed class Gazetteers(NpgsqlDataSource database, Settings settings)
{
    private readonly SharedAnswers<(string Area, long Version), Gazetteer> _gazetteers =
        new(settings.GazetteerCacheMb * 1_048_576L, g => g.Bytes);

    public ValueTask<Gazetteer> OfAsync(Area area, CancellationToken cancel) =>
        _gazetteers.GetAsync((area.Code, area.DataVersion), c => GazetteerStore.LoadAsync(database, area.Code, c), cancel);
}

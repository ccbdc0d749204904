using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Boards;

namespace RiskMap.Api.Reports;

/// <summary>What reports count beyond the boards.</summary>
public sealed class ReportStore(NpgsqlDataSource database)
{
    /// <summary>Hydrants by the day they were built, cold stores, households with an alarm: figures of a time.</summary>
    internal async Task<TownCounts> OthersAsync(Area area, Period period, CancellationToken cancel)
    {
        var row = (await database.QueryAsync<(int Built, int BuiltUnknown, int Cold, int ColdUnknown, int Alarms, int AlarmsUnknown)>("""
            SELECT (SELECT count(*)::int FROM hydrants WHERE area = @Code AND installed_on BETWEEN @From AND @To),
                (SELECT count(*)::int FROM hydrants WHERE area = @Code AND installed_on IS NULL),
                (SELECT count(*)::int FROM premises WHERE area = @Code AND kind = 'cold_store' AND coalesce(opened_on <= @To, true) AND coalesce(closed_on > @To, true)),
                (SELECT count(*)::int FROM premises WHERE area = @Code AND kind = 'unknown'),
                (SELECT count(*)::int FROM households WHERE area = @Code AND alarm AND coalesce(alarm_on <= @To, true)),
                (SELECT count(*)::int FROM households WHERE area = @Code AND alarm IS NULL)
            """, new { area.Code, period.From, period.To }, cancel)).Single();
        return new(null, new Dictionary<string, (double, int)>(StringComparer.Ordinal)
        {
            ["hydrants_built"] = (row.Built, row.BuiltUnknown),
            ["cold_stores"] = (row.Cold, row.ColdUnknown),
            ["households_alarm"] = (row.Alarms, row.AlarmsUnknown),
        });
    }
}

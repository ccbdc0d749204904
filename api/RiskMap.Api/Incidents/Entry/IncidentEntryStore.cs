using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>Writes what people enter about fires.</summary>
public sealed class IncidentEntryStore(NpgsqlDataSource database, EntryStore entries, Settings settings)
{
    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("incidents", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["number"] = new("text"),
        ["started_at"] = new("timestamptz"),
        ["time_precision"] = new("text", "unknown"),
        ["alarmed_at"] = new("timestamptz"),
        ["dispatched_at"] = new("timestamptz"),
        ["arrived_at"] = new("timestamptz"),
        ["controlled_at"] = new("timestamptz"),
        ["extinguished_at"] = new("timestamptz"),
        ["kind"] = new("text"),
        ["grade"] = new("text", "unknown"),
        ["cause"] = new("text"),
        ["place"] = new("text"),
        ["address"] = new("text"),
        ["loss_amount"] = new("numeric"),
        ["loss_currency"] = new("text"),
        ["deaths_7d"] = new("integer"),
        ["deaths_30d"] = new("integer"),
        ["injuries"] = new("integer"),
        ["households_affected"] = new("integer"),
        ["vehicles"] = new("integer"),
        ["personnel"] = new("integer"),
        ["building"] = new("uuid"),
        ["premises"] = new("uuid"),
        ["note"] = new("text"),
        ["location_precision"] = new("text", "unknown"),
    }, id => new IncidentUnknown(id))
    { Permit = Permits.Record };

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <param name="area">The area.</param>
    /// <param name="incident">Which; null: a new one.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="plan">What shall be written, seeing what is there.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="IncidentUnknown">There is no such fire.</exception>
    /// <exception cref="EntryKeyTaken">The key belongs to a change of something else.</exception>
    internal async Task<IncidentEdit> WriteAsync(Area area, Guid? incident, EntryInput entry, Func<KnownRow?, EntryPlan> plan, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, incident, entry, cancel);
        var edit = new IncidentEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var planned = plan(incident is null ? null : await writing.ReadAsync());
        if (planned.Outcome == EntryOutcome.Done && await MissingAsync(writing, planned) is { Count: > 0 } missing)
        {
            planned = Planning.Refused(planned, missing);
        }

        edit = edit with { Outcome = planned.Outcome, Problems = planned.Problems, Warnings = planned.Warnings, Conflicts = planned.Conflicts };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        var similar = planned.Changes.Any(c => c.Field is "started_at" or "number" or PlannedChange.Location) ? await SimilarAsync(writing, area) : [];
        await writing.CommitAsync();
        return edit with
        {
            Row = writing.Row,
            Change = act,
            DataVersion = writing.DataVersion,
            Similar = similar,
            Warnings = similar.Count == 0 ? edit.Warnings : [.. edit.Warnings, EntryProblem.OfAll("INCIDENT_MAYBE_TWICE", similar.Count)],
        };
    }

    /// <summary>What people did to the fires of an area, newest first.</summary>
    internal async Task<IReadOnlyList<IncidentChangeLine>> ChangesAsync(Area area, int limit, CancellationToken cancel)
    {
        var history = await entries.HistoryAsync(Table, area.Code, row: null, limit, c => IncidentPlans.Shown(c, area.TimeZone), cancel);
        var rows = history.Select(h => h.Row).Distinct().ToArray();
        var fires = (await database.QueryAsync<(Guid Id, int FeatureId, string? Number, string? Address, bool OnRecord)>("""
            SELECT id, feature_id, number, address, true FROM incidents WHERE area = @Code AND id = ANY(@rows)
            UNION ALL
            SELECT row, (content ->> 'feature_id')::int, content ->> 'number', content ->> 'address', false
            FROM removed_rows WHERE area = @Code AND layer = 'incidents' AND row = ANY(@rows)
            """, new { area.Code, rows }, cancel)).ToDictionary(f => f.Id);
        return [.. history.Where(h => fires.ContainsKey(h.Row)).Select(h => fires[h.Row] is var f
            ? new IncidentChangeLine(f.Id, f.FeatureId, f.Number, f.Address, f.OnRecord, h.Entry) : null!)];
    }

    /// <summary>Buildings and premises that are named and not on record.</summary>
    private static async Task<List<EntryProblem>> MissingAsync(EntryTransaction writing, EntryPlan plan)
    {
        List<EntryProblem> missing = [];
        foreach (var (field, table, code) in new[]
        {
            (IncidentField.Building, "buildings", "BUILDING_UNKNOWN"), (IncidentField.Premises, "premises", "PREMISES_UNKNOWN"),
        })
        {
            var named = plan.Undoes is null ? plan.Changes.FirstOrDefault(c => c.Field == FieldName.Column(field))?.After : null;
            if (named is not null && !await writing.Connection.ExecuteScalarAsync<bool>(writing.Command(
                $"SELECT EXISTS (SELECT FROM {table} WHERE area = @area AND id = @id)", new { area = writing.Area, id = Guid.Parse(named) })))
            {
                missing.Add(EntryProblem.Of(field, code, named, named));
            }
        }

        return missing;
    }

    /// <summary>Other fires of the same day, by the area's clocks, that have the same number or burned within some metres; likeliest first.</summary>
    private async Task<IReadOnlyList<SimilarIncident>> SimilarAsync(EntryTransaction writing, Area area) =>
        (await writing.Connection.QueryAsync<SimilarIncident>(writing.Command("""
            WITH
            this AS (SELECT * FROM incidents WHERE area = @area AND id = @id),
            that AS (
                SELECT o.id, o.feature_id, o.number, o.address, coalesce(o.number = this.number, false) AS same_number,
                    ST_Distance(o.geom::geography, this.geom::geography) AS distance_metres
                FROM this JOIN incidents o ON o.area = @area AND o.id <> this.id
                WHERE o.started_at >= ((this.started_at AT TIME ZONE @TimeZone)::date)::timestamp AT TIME ZONE @TimeZone
                    AND o.started_at < ((this.started_at AT TIME ZONE @TimeZone)::date + 1)::timestamp AT TIME ZONE @TimeZone)
            SELECT id, feature_id, number, address, same_number, distance_metres FROM that
            WHERE same_number OR distance_metres <= @metres
            ORDER BY same_number DESC, distance_metres NULLS LAST, feature_id LIMIT 10
            """, new { area = area.Code, id = writing.Row, area.TimeZone, metres = (double)settings.SameFireMetres }))).AsList();
}

using System.Text.Json;
using Dapper;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>Writes what people enter about hydrants: beside the row itself its outages, tests and checks.</summary>
public sealed class HydrantEntryStore(EntryStore entries)
{
    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("hydrants", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["number"] = new("text"),
        ["kind"] = new("text", "unknown"),
        ["state"] = new("text", "unknown"),
        ["flow_lps"] = new("double precision"),
        ["pressure_mpa"] = new("double precision"),
        ["main_mm"] = new("double precision"),
        ["outlet_mm"] = new("double precision"),
        ["network"] = new("text", "unknown"),
        ["owner"] = new("text"),
        ["address"] = new("text"),
        ["note"] = new("text"),
        ["installed_on"] = new("date"),
        ["removed_on"] = new("date"),
        ["tested_on"] = new("date"),
        ["location_precision"] = new("text", "unknown"),
    }, id => new HydrantUnknown(id))
    { Permit = Permits.Record };

    private const string TestText = """
        jsonb_build_object('Flow', t.flow_lps, 'Static', t.static_mpa, 'Residual', t.residual_mpa, 'Tester', t.tester)::text
        """;

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <param name="area">Code of the area.</param>
    /// <param name="hydrant">Which; null: a new one.</param>
    /// <param name="near">A place whose neighbours the plan wants to know.</param>
    /// <param name="testDay">A day whose test the plan wants to know.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="plan">What shall be written, seeing what is there.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="HydrantUnknown">There is no such hydrant.</exception>
    /// <exception cref="EntryKeyTaken">The key belongs to a change of something else.</exception>
    internal async Task<HydrantEdit> WriteAsync(
        string area, Guid? hydrant, NewPlace? near, DateOnly? testDay, EntryInput entry,
        Func<KnownHydrant?, IReadOnlyList<HydrantBeside>, HydrantPlan> plan, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area, hydrant, entry, cancel);
        var edit = new HydrantEdit { AreaCode = area, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var known = hydrant is null ? null : await ReadAsync(writing, testDay);
        var beside = near is { Longitude: { } x, Latitude: { } y } ? await BesideAsync(writing, x, y) : [];
        var planned = plan(known, beside);
        edit = edit with
        {
            Outcome = planned.Outcome,
            Problems = planned.Problems,
            Warnings = planned.Warnings,
            Conflicts = planned.Conflicts,
            Beside = planned.Beside,
        };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        await WriteLinesAsync(writing, act, planned, entry);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion };
    }

    private static async Task<KnownHydrant> ReadAsync(EntryTransaction writing, DateOnly? testDay)
    {
        var values = new { area = writing.Area, id = writing.Row, testDay };
        var row = await writing.ReadAsync();
        var (checkedOn, test) = await writing.Connection.QuerySingleAsync<(DateOnly?, string?)>(writing.Command($"""
            SELECT (SELECT max(checked_on) FROM hydrant_checks c WHERE c.area = @area AND c.hydrant = @id AND NOT c.undone),
                (SELECT {TestText} FROM hydrant_tests t WHERE t.area = @area AND t.hydrant = @id AND t.tested_on = @testDay)
            """, values));
        var outages = await writing.Connection.QueryAsync<(DateOnly, DateOnly?, string?)>(writing.Command(
            "SELECT from_on, to_on, reason FROM hydrant_outages WHERE area = @area AND hydrant = @id ORDER BY from_on", values));
        return new(row) { Outages = [.. outages], LastChecked = checkedOn, TestOnDay = test };
    }

    /// <summary>Standing hydrants within 5 m of a place, the nearest first.</summary>
    private static async Task<IReadOnlyList<HydrantBeside>> BesideAsync(EntryTransaction writing, double x, double y) =>
        (await writing.Connection.QueryAsync<HydrantBeside>(writing.Command("""
            SELECT h.id, h.feature_id, h.number, ST_Distance(h.geom::geography, p::geography) AS distance_metres
            FROM hydrants h, ST_SetSRID(ST_MakePoint(@x, @y), 4326) AS p
            WHERE h.area = @area AND h.id IS DISTINCT FROM @but AND (h.removed_on IS NULL OR h.removed_on > current_date)
                AND h.geom && ST_Expand(p, 0.0001 / greatest(cos(radians(@y)), 0.01), 0.0001) AND ST_DWithin(h.geom::geography, p::geography, 5)
            ORDER BY 4 LIMIT 10
            """, new { area = writing.Area, x, y, but = writing.Row }))).AsList();

    private static async Task WriteLinesAsync(EntryTransaction writing, Guid act, HydrantPlan plan, EntryInput entry)
    {
        foreach (var change in plan.Changes)
        {
            if (change.Field.StartsWith("outage:", StringComparison.Ordinal))
            {
                await WriteOutageAsync(writing, change, entry.Who!);
            }
            else if (change.Field.StartsWith("test:", StringComparison.Ordinal))
            {
                await WriteTestAsync(writing, change, entry.Who!);
            }
        }

        if (plan.Check is var (on, state, finding))
        {
            await writing.Connection.ExecuteAsync(writing.Command("""
                INSERT INTO hydrant_checks (area, id, hydrant, checked_on, state, missing, flow_lps, static_mpa, residual_mpa, who, note, geom, accuracy_m)
                VALUES (@area, @act, @hydrant, @on, @state, @Missing, @FlowLps, @StaticMpa, @ResidualMpa, @Who, nullif(btrim(@Note), ''),
                    ST_SetSRID(ST_MakePoint(@Longitude, @Latitude), 4326), @AccuracyMetres)
                """, new
            {
                area = writing.Area,
                act,
                hydrant = writing.Row,
                on,
                state,
                finding.Missing,
                finding.FlowLps,
                finding.StaticMpa,
                finding.ResidualMpa,
                entry.Who,
                finding.Note,
                finding.Longitude,
                finding.Latitude,
                entry.AccuracyMetres,
            }));
        }

        if (plan.Undoes is { } undone)
        {
            await writing.Connection.ExecuteAsync(writing.Command(
                "UPDATE hydrant_checks SET undone = true WHERE area = @area AND id = @undone", new { area = writing.Area, undone }));
        }
    }

    private static Task WriteOutageAsync(EntryTransaction writing, PlannedChange change, string who)
    {
        var from = Entered.Day(change.Field["outage:".Length..]);
        var line = change.After is { } text ? JsonSerializer.Deserialize<OutageText>(text) : null;
        return writing.Connection.ExecuteAsync(writing.Command(
            line is null
                ? "DELETE FROM hydrant_outages WHERE area = @area AND hydrant = @hydrant AND from_on = @from"
                : """
                  INSERT INTO hydrant_outages (area, id, hydrant, from_on, to_on, reason, who) VALUES (@area, @id, @hydrant, @from, @to, @reason, @who)
                  ON CONFLICT (area, hydrant, from_on) DO UPDATE SET to_on = @to, reason = @reason, who = @who
                  """,
            new { area = writing.Area, hydrant = writing.Row, from, id = Guid.CreateVersion7(), to = Entered.Day(line?.To), reason = line?.Reason, who }));
    }

    private static Task WriteTestAsync(EntryTransaction writing, PlannedChange change, string who)
    {
        var on = Entered.Day(change.Field["test:".Length..]);
        var line = change.After is { } text ? JsonSerializer.Deserialize<TestLine>(text) : null;
        return writing.Connection.ExecuteAsync(writing.Command(
            line is null
                ? "DELETE FROM hydrant_tests WHERE area = @area AND hydrant = @hydrant AND tested_on = @on"
                : """
                  INSERT INTO hydrant_tests (area, id, hydrant, tested_on, flow_lps, static_mpa, residual_mpa, tester, who)
                  VALUES (@area, @id, @hydrant, @on, @Flow, @Static, @Residual, @Tester, @who)
                  ON CONFLICT (area, hydrant, tested_on) DO UPDATE SET flow_lps = @Flow, static_mpa = @Static, residual_mpa = @Residual,
                      tester = @Tester, who = @who
                  """,
            new { area = writing.Area, hydrant = writing.Row, on, id = Guid.CreateVersion7(), line?.Flow, line?.Static, line?.Residual, line?.Tester, who }));
    }
}

/// <summary>An outage as the history keeps it.</summary>
internal sealed record OutageText(string? To, string? Reason);

/// <summary>A test as the history keeps it: litres per second, megapascal.</summary>
internal sealed record TestLine(double? Flow, double? Static, double? Residual, string? Tester);

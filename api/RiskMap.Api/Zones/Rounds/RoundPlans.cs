using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;
using RiskMap.Api.Inspections;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>Puts together what a change of a round writes, seeing what is there: nothing here touches the database.</summary>
internal static class RoundPlans
{
    private const int FirstYear = 1990, LastYear = 2100, LongestLead = 100, LongestAgency = 100, LongestNote = 1000, LongestCode = 60;

    private static readonly HashSet<RoundField> Cleared = [RoundField.DueOn, RoundField.Lead, RoundField.Agencies, RoundField.Checklist, RoundField.Note];

    public static EntryValues<RoundField> Read(RoundFacts facts, IReadOnlyList<RoundField> clear)
    {
        var read = new EntryValues<RoundField>();
        foreach (var field in clear)
        {
            if (Cleared.Contains(field))
            {
                read.Set(field, null);
            }
            else
            {
                read.Add(field, "FIELD_NOT_CLEARED", null, FieldName.Column(field));
            }
        }

        read.Day(RoundField.PlannedOn, facts.PlannedOn, FirstYear, LastYear);
        read.Day(RoundField.DueOn, facts.DueOn, FirstYear, LastYear);
        Name(read, RoundField.Lead, facts.Lead, LongestLead);
        if (facts.Checklist is { } code && !Checklists.ByCode.ContainsKey(code))
        {
            read.Add(RoundField.Checklist, "CHECKLIST_UNKNOWN", code, code);
        }
        else
        {
            read.Text(RoundField.Checklist, facts.Checklist, LongestCode);
        }

        read.Text(RoundField.Note, facts.Note, LongestNote);
        if (facts.Agencies is { } agencies)
        {
            // The comma of lists parts them in the table.
            var names = agencies.Select(a => a.Trim().Replace('、', ' ')).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            foreach (var name in names)
            {
                Name(read, RoundField.Agencies, name, LongestAgency);
            }

            read.Text(RoundField.Agencies, string.Join('、', names), LongestAgency * 10);
        }

        return read;
    }

    /// <summary>An office or a person: on one line, and with a letter in it. Neither a telephone number nor a dash is one.</summary>
    private static void Name(EntryValues<RoundField> read, RoundField field, string? name, int longest)
    {
        if (name?.Trim() is { Length: > 0 } given && given.Length <= longest && !(given.IsWritable() && given.Any(char.IsLetter)))
        {
            read.Add(field, "NAME_INVALID", given, given);
        }
        else
        {
            read.Text(field, name, longest);
        }
    }

    public static EntryPlan New(EntryValues<RoundField> values, Zone zone, int number, int? open)
    {
        if (!zone.CheckUp)
        {
            values.Add(RoundField.Zone, "ZONE_NOT_CHECK_UP", null);
        }

        if (zone.RemovedOn is { } removed)
        {
            values.Add(RoundField.Zone, "ZONE_REMOVED", removed, removed);
        }

        if (open is { } under)
        {
            values.Add(RoundField.Number, "ROUND_OPEN", null, under);
        }

        if (!values.Values.ContainsKey(RoundField.PlannedOn) && values.Problems.All(p => p.Field != FieldName.Of(RoundField.PlannedOn)))
        {
            values.Add(RoundField.PlannedOn, "ROUND_PLANNED_MISSING", null);
        }

        values.Set(RoundField.Zone, $"{zone.Id}");
        values.Set(RoundField.Number, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Facts(ActKind.Add, null, values, null);
    }

    public static EntryPlan Facts(ActKind kind, KnownRow? known, EntryValues<RoundField> values, string? version)
    {
        string? Shall(RoundField field) => values.Values.TryGetValue(field, out var value) ? value : known?.Columns.GetValueOrDefault(FieldName.Column(field));
        if (known?.Columns["state"] == "closed" && kind == ActKind.Edit)
        {
            values.Add(RoundField.State, "ROUND_CLOSED", "closed");
        }

        if (Entered.Day(Shall(RoundField.DueOn)) < Entered.Day(Shall(RoundField.PlannedOn)))
        {
            values.Add(RoundField.DueOn, "ROUND_DATES_INVERTED", Shall(RoundField.DueOn), Shall(RoundField.DueOn), Shall(RoundField.PlannedOn));
        }

        return Planning.Facts(new EntryPlan(kind), RoundStore.Table, known, values.ByColumn, values.Problems, null, version, Shown);
    }

    /// <summary>One step on, or one back with a reason.</summary>
    /// <param name="known">The round as it is.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="to">Where it shall go.</param>
    /// <param name="on">On which day; null: what was sent is no day.</param>
    /// <param name="today">The day it is now.</param>
    /// <param name="last">The day of the last step.</param>
    /// <param name="why">Why; null: nobody said.</param>
    /// <param name="bars">What may bar it from going back.</param>
    public static EntryPlan Step(KnownRow known, string version, RoundState to, DateOnly? on, DateOnly today, DateOnly? last, string? why, RoundBars bars)
    {
        var values = new EntryValues<RoundField>();
        var state = Snake.Read<RoundState>(known.Columns["state"]!);
        var way = RoundAnalysis.Next(state).FirstOrDefault(n => n.To == to);
        if (version != known.Version)
        {
            // Even where both took the same step: the other one's is on record, and this one saw something else.
            return new(ActKind.Step)
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [new(FieldName.Of(RoundField.State), Shown("state", Snake.Of(to)), Shown("state", known.Columns["state"]), known.LastBy.GetValueOrDefault("state"))],
            };
        }

        if (way is null)
        {
            values.Add(RoundField.State, "ROUND_STEP_IMPOSSIBLE", Snake.Of(to), Name(state), Name(to));
        }

        if (way is { Back: true } && why is null)
        {
            values.Add(RoundField.State, "ROUND_WHY_MISSING", Snake.Of(to));
        }

        if (way is { Back: true } && RoundAnalysis.Bar(to, bars) is { } barred)
        {
            values.Add(RoundField.State, barred, Snake.Of(to), bars.LaterNumber);
        }

        if (on is not { } day)
        {
            values.Add(RoundField.State, "DATE_INVALID", null, "on", "");
            return Planning.Refused(new EntryPlan(ActKind.Step), values.Problems);
        }

        if (day > today)
        {
            values.Add(RoundField.State, "ROUND_ON_FUTURE", day.Iso(), day.Iso());
        }
        else if (day < last)
        {
            values.Add(RoundField.State, "ROUND_ON_INVALID", day.Iso(), day.Iso(), last.Value.Iso());
        }

        values.Set(RoundField.State, Snake.Of(to));
        switch (to)
        {
            case RoundState.Inspecting when state == RoundState.Planned:
                values.Set(RoundField.StartedOn, day.Iso());
                break;
            case RoundState.Planned:
                values.Set(RoundField.StartedOn, null);
                break;
            case RoundState.Closed:
                values.Set(RoundField.ClosedOn, day.Iso());
                break;
            case RoundState.Publicity when state == RoundState.Closed:
                values.Set(RoundField.ClosedOn, null);
                break;
        }

        return Planning.Facts(new EntryPlan(ActKind.Step), RoundStore.Table, known, values.ByColumn, values.Problems, null, version, Shown);
    }

    public static FieldChange Shown(PlannedChange change) => new(change.Name, Shown(change.Field, change.Before), Shown(change.Field, change.After));

    private static string Name(RoundState state) => Words.Say("ROUND_STATE_" + Snake.Of(state).ToUpperInvariant());

    private static string? Shown(string field, string? value) => field == "state" ? value?.ToUpperInvariant() : value;
}

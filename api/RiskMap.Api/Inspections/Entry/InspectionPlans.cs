using System.Globalization;
using System.Text.Json;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>Puts together what a change of a visit writes, seeing what is there: nothing here touches the database.</summary>
internal static class InspectionPlans
{
    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm:ss"];

    private static readonly HashSet<InspectionField> Cleared =
    [
        InspectionField.Number, InspectionField.Premises, InspectionField.PremisesSrc, InspectionField.Zone, InspectionField.Round, InspectionField.Campaign,
        InspectionField.Inspectors, InspectionField.Agencies, InspectionField.Checklist, InspectionField.ChecklistVersion, InspectionField.HazardsFound,
        InspectionField.HazardsOnSpot, InspectionField.SignedBy, InspectionField.Signature, InspectionField.Note, InspectionField.Address,
    ];

    public static PlannedChange OffRecord { get; } = new(PlannedChange.OnRecord, "true", "false");

    public static PlannedChange BackOnRecord { get; } = new(PlannedChange.OnRecord, "false", "true");

    /// <summary>Facts about a visit, read at the door.</summary>
    public static EntryValues<InspectionField> Values(Area area, InspectionFacts facts, SignatureInput? signature, IReadOnlyList<InspectionField> clear, DateTimeOffset now)
    {
        var read = new EntryValues<InspectionField>();
        foreach (var field in clear)
        {
            if (Cleared.Contains(field))
            {
                read.Set(field, null);
            }
            else if (field is InspectionField.Kind or InspectionField.Result)
            {
                read.Set(field, "unknown");
            }
            else if (field != InspectionField.Location)
            {
                read.Add(field, "FIELD_NOT_CLEARED", null, FieldName.Column(field));
            }
        }

        read.Text(InspectionField.Number, facts.Number, 100);
        read.Text(InspectionField.PremisesSrc, facts.PremisesName, 300);
        read.Text(InspectionField.Note, facts.Note, 4000);
        read.Text(InspectionField.Address, facts.Address, 1000);
        Names(InspectionField.Inspectors, facts.Inspectors);
        Names(InspectionField.Agencies, facts.Agencies);
        read.Word(InspectionField.Kind, facts.Kind);
        read.Word(InspectionField.Result, facts.Result);
        read.Number(InspectionField.HazardsFound, facts.HazardsFound, 0, 100_000, null);
        read.Number(InspectionField.HazardsOnSpot, facts.HazardsOnSpot, 0, 100_000, null);
        foreach (var (field, id) in new[]
        {
            (InspectionField.Premises, facts.Premises), (InspectionField.Zone, facts.Zone), (InspectionField.Round, facts.Round), (InspectionField.Campaign, facts.Campaign),
        })
        {
            if (id is { } named)
            {
                read.Set(field, named.ToString("D"));
            }
        }

        if (facts.Checklist is { } code)
        {
            if (Checklists.ByCode.TryGetValue(code, out var list))
            {
                read.Set(InspectionField.Checklist, code);
                read.Set(InspectionField.ChecklistVersion, (facts.ChecklistVersion ?? list.Version).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                read.Add(InspectionField.Checklist, "CHECKLIST_UNKNOWN", code, code);
            }
        }

        Time(read, area, facts.VisitedAt, now);
        if (signature is not null)
        {
            read.Text(InspectionField.SignedBy, signature.SignedBy, 100);
            if (SignatureAnalysis.IsPath(signature.Path))
            {
                read.Set(InspectionField.Signature, signature.Path);
            }
            else
            {
                read.Add(InspectionField.Signature, "SIGNATURE_INVALID", null);
            }
        }

        return read;

        void Names(InspectionField field, IReadOnlyList<string>? names)
        {
            if (names is not null)
            {
                // The sign that stands between names is none of a name.
                read.Text(field, string.Join('、', names.Select(n => n.Replace('、', ' ').Trim()).Where(n => n.Length > 0)), 500);
            }
        }
    }

    /// <summary>Answers as the history keeps them, by the line of each.</summary>
    /// <param name="read">Takes what is wrong with them.</param>
    /// <param name="checklist">Code of the checklist; null: none.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="hazards">Ids of the hazards that were entered for a no, by item.</param>
    public static Dictionary<string, string?> Answers(
        EntryValues<InspectionField> read, string? checklist, IReadOnlyList<AnswerInput> answers, Func<string, Guid?> hazards)
    {
        var lines = new Dictionary<string, string?>(StringComparer.Ordinal);
        var list = checklist is null ? null : Checklists.ByCode.GetValueOrDefault(checklist);
        foreach (var answer in answers)
        {
            if (list is not null && list.Items.All(i => i.Code != answer.Item))
            {
                Problem(answer, "ITEM_UNKNOWN", answer.Item, checklist);
                continue;
            }

            if (list is null)
            {
                Problem(answer, "CHECKLIST_MISSING");
                continue;
            }

            var note = answer.Note?.Trim();
            if (note is { Length: > 1000 })
            {
                Problem(answer, "TEXT_TOO_LONG", note.Length, 1000);
            }
            else if (note?.IsWritable(lines: true) == false)
            {
                Problem(answer, "TEXT_UNREADABLE");
            }
            else if (!lines.TryAdd(InspectionEntryStore.Answers.FieldOf(answer.Item), JsonSerializer.Serialize(new Dictionary<string, string?>
            {
                ["answer"] = Snake.Of(answer.Answer),
                ["note"] = note is "" ? null : note,
                ["hazard"] = hazards(answer.Item)?.ToString("D"),
            })))
            {
                Problem(answer, "ITEM_TWICE", answer.Item);
            }
        }

        return lines;

        void Problem(AnswerInput answer, string code, params object?[] values) =>
            read.Add(new EntryProblem { Field = $"ANSWERS[{(answer.Item.Length > 40 ? answer.Item[..40] : answer.Item)}]", Code = code, Given = null, Values = values });
    }

    public static EntryPlan Facts(
        EntryPlan plan, Area area, KnownRow? known, EntryValues<InspectionField> values, NewPlace? place, string? version, IReadOnlyDictionary<string, string?> lines)
    {
        if (known is null && !values.Values.ContainsKey(InspectionField.VisitedAt) && values.Problems.All(p => p.Field != FieldName.Of(InspectionField.VisitedAt)))
        {
            values.Add(InspectionField.VisitedAt, "VISITED_MISSING", null);
        }

        string? Shall(InspectionField field) => values.Values.TryGetValue(field, out var value) ? value : known?.Columns.GetValueOrDefault(FieldName.Column(field));
        if (known is null && Shall(InspectionField.Premises) is null && Shall(InspectionField.PremisesSrc) is null && place is null && Shall(InspectionField.Address) is null)
        {
            values.Add(InspectionField.Premises, "VISIT_NOWHERE", null);
        }

        if (int.TryParse(Shall(InspectionField.HazardsFound), CultureInfo.InvariantCulture, out var found)
            && int.TryParse(Shall(InspectionField.HazardsOnSpot), CultureInfo.InvariantCulture, out var onSpot) && onSpot > found)
        {
            values.Add(InspectionField.HazardsOnSpot, "MORE_ON_SPOT", Shall(InspectionField.HazardsOnSpot), onSpot, found);
        }

        return Planning.Facts(plan, InspectionEntryStore.Table, known, values.ByColumn, values.Problems, place, version, (f, v) => Shown(f, v, area.TimeZone), lines);
    }

    /// <exception cref="ChangeOverruled">Something has changed again since.</exception>
    public static EntryPlan Undo(KnownRow known, MadeAct act)
    {
        var back = Planning.Undoable(act, c => Planning.Stands(InspectionEntryStore.Table, known, c));
        return new(ActKind.Undo) { Undoes = act.Id, Changes = act.Kind == "add" ? [OffRecord] : back };
    }

    public static FieldChange Shown(PlannedChange change, string timeZone) =>
        new(change.Name, Shown(change.Field, change.Before, timeZone), Shown(change.Field, change.After, timeZone));

    /// <summary>A value as clients read it. Who signed, and how, is personal: that it changed is all that is shown here.</summary>
    public static string? Shown(string field, string? value, string timeZone) => field switch
    {
        _ when value is null => null,
        "signed_by" or "signature" => "•••",
        "kind" or "result" or "time_precision" or "location_precision" or PlannedChange.OnRecord => value.ToUpperInvariant(),
        PlannedChange.Location => Planning.ShownPlace(value),
        _ when field.StartsWith(InspectionEntryStore.Answers.FieldOf(""), StringComparison.Ordinal) => Answer(value),
        "visited_at" => Instant.Read(value) is { } at ? Day.Local(at, timeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : value,
        _ => value,
    };

    /// <summary>NO The exit is blocked.</summary>
    private static string Answer(string line)
    {
        using var read = JsonDocument.Parse(line);
        string? Of(string column) => read.RootElement.TryGetProperty(column, out var text) ? text.GetString() : null;
        return $"{Of("answer")?.ToUpperInvariant()} {Of("note")}".TrimEnd();
    }

    private static void Time(EntryValues<InspectionField> read, Area area, string? text, DateTimeOffset now)
    {
        if (text?.Trim() is not { } trimmed)
        {
            return;
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(area.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        DateTimeOffset? at = null;
        var precision = "minute";
        if (Entered.Day(trimmed) is { } day)
        {
            (at, precision) = (Local(day.ToDateTime(TimeOnly.MinValue)), "day");
        }
        else if (DateTime.TryParseExact(trimmed, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            at = Local(local);
        }
        else if (trimmed.Length >= 17 && char.IsAsciiDigit(trimmed[0]) && trimmed[10] == 'T'
            && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var told))
        {
            at = told;
        }

        if (at is not { } visited || visited.Year is < 1950 or > 2100)
        {
            read.Add(InspectionField.VisitedAt, "TIME_INVALID", trimmed.Length > 60 ? trimmed[..60] + "…" : trimmed, Hosting.Words.Say("INSPECTION_VISITED_AT"));
        }
        else if (DateOnly.FromDateTime(Day.Local(visited, area.TimeZone).DateTime) > DateOnly.FromDateTime(Day.Local(now, area.TimeZone).DateTime))
        {
            read.Add(InspectionField.VisitedAt, "DAY_TO_COME", trimmed, trimmed);
        }
        else
        {
            read.Set(InspectionField.VisitedAt, Instant.Write(visited));
            read.Set(InspectionField.TimePrecision, precision);
        }

        DateTimeOffset Local(DateTime time) =>
            new(time, zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time));
    }
}

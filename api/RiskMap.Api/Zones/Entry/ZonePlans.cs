using System.Globalization;
using NetTopologySuite.IO;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones.Entry;

/// <summary>Puts together what a change of a zone writes, seeing what is there: nothing here touches the database.</summary>
internal static class ZonePlans
{
    private const int LongestName = 300, LongestNote = 1000;

    private static readonly HashSet<ZoneField> Cleared = [ZoneField.NameZh, ZoneField.NameEn, ZoneField.Note];

    public static EntryValues<ZoneField> Read(ZoneFacts facts, IReadOnlyList<ZoneField> clear)
    {
        var read = new EntryValues<ZoneField>();
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

        read.Text(ZoneField.NameZh, facts.NameZh, LongestName);
        read.Text(ZoneField.NameEn, facts.NameEn, LongestName);
        read.Text(ZoneField.Note, facts.Note, LongestNote);
        if (facts.Kind is { } kind)
        {
            read.Set(ZoneField.Kind, kind);
        }

        if (facts.CheckUp is { } checkUp)
        {
            read.Set(ZoneField.CheckUp, checkUp ? "true" : "false");
        }

        return read;
    }

    /// <summary>Facts and perhaps the ground.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="known">The zone as it is; null: a new one.</param>
    /// <param name="values">Facts as they shall be.</param>
    /// <param name="ground">Its outline; null: as it is.</param>
    /// <param name="version">The version that the person saw; null: it does not matter.</param>
    public static EntryPlan Facts(ActKind kind, KnownRow? known, EntryValues<ZoneField> values, NetTopologySuite.Geometries.Geometry? ground, string? version)
    {
        string? Shall(ZoneField field) => values.Values.TryGetValue(field, out var value) ? value : known?.Columns.GetValueOrDefault(FieldName.Column(field));
        // A kind that an old file brought may stay, and no new one may be invented.
        if (values.Values.GetValueOrDefault(ZoneField.Kind) is { } word && ZoneKinds.Find(word) is null && word != known?.Columns["kind"])
        {
            values.Add(ZoneField.Kind, "ZONE_KIND_UNKNOWN", word, word);
        }

        if (Shall(ZoneField.NameZh) is null && Shall(ZoneField.NameEn) is null && values.Problems.Count == 0)
        {
            values.Add(ZoneField.NameZh, "ZONE_NAME_MISSING", null);
        }

        if (known?.Columns["removed_on"] is { } removed)
        {
            values.Add(ZoneField.RemovedOn, "ZONE_REMOVED", removed, removed);
        }

        if (known is null && !values.Values.ContainsKey(ZoneField.CheckUp))
        {
            values.Set(ZoneField.CheckUp, "true");
        }

        var place = ground is null ? null : NewPlace.Of(new WKTWriter().Write(ground));
        return Planning.Facts(new EntryPlan(kind), ZoneEntryStore.Table, known, values.ByColumn, values.Problems, place, version, Shown);
    }

    /// <summary>Taken off from a day on: its rounds and history stay.</summary>
    public static EntryPlan Remove(KnownRow known, string version, string? on, DateOnly today)
    {
        var values = new EntryValues<ZoneField>();
        if (known.Columns["removed_on"] is { } removed)
        {
            values.Add(ZoneField.RemovedOn, "ZONE_REMOVED", removed, removed);
        }

        var day = on is null ? today : Entered.Day(on);
        if (day is null)
        {
            values.Add(ZoneField.RemovedOn, "DATE_INVALID", on, "removed_on", on);
        }
        else if (day > today)
        {
            values.Add(ZoneField.RemovedOn, "ROUND_ON_FUTURE", on, on);
        }
        else
        {
            values.Set(ZoneField.RemovedOn, day.Value.Iso());
        }

        return Planning.Facts(new EntryPlan(ActKind.Remove), ZoneEntryStore.Table, known, values.ByColumn, values.Problems, null, version, Shown);
    }

    /// <exception cref="ZoneStands">It was not taken off.</exception>
    public static EntryPlan Restore(KnownRow known) => known.Columns["removed_on"] is { } removed
        ? new(ActKind.Edit) { Changes = [new("removed_on", removed, null)] }
        : throw new ZoneStands();

    /// <summary>Everything back to before. A zone whose entry is taken back is taken off, with its history.</summary>
    /// <exception cref="ChangeOverruled">Something has changed again since.</exception>
    public static EntryPlan Undo(KnownRow known, MadeAct act, DateOnly today)
    {
        var back = Planning.Undoable(act, c => Planning.Stands(ZoneEntryStore.Table, known, c));
        return new(ActKind.Undo) { Undoes = act.Id, Changes = act.Kind == "add" ? [new("removed_on", null, today.Iso())] : back };
    }

    public static FieldChange Shown(PlannedChange change) => new(NameOf(change.Name), Shown(change.Field, change.Before), Shown(change.Field, change.After));

    /// <summary>The history knows the ground as a place.</summary>
    public static string NameOf(string field) => field == "LOCATION" ? "OUTLINE" : field;

    private static string? Shown(string field, string? value) => field switch
    {
        _ when value is null => null,
        PlannedChange.Location => new WKTReader().Read(value) is var ground
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(EllipsoidArea.M2Of(ground))} m² ({ground.NumPoints})") : null,
        "check_up" => value.ToUpperInvariant(),
        _ => value,
    };
}

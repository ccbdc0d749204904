using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>What somebody sent about a fire, as the history keeps it.</summary>
internal static class IncidentValues
{
    /// <summary>In the order in which they happen.</summary>
    public static readonly IncidentField[] Times =
    [
        IncidentField.StartedAt, IncidentField.AlarmedAt, IncidentField.DispatchedAt, IncidentField.ArrivedAt, IncidentField.ControlledAt,
        IncidentField.ExtinguishedAt,
    ];

    /// <summary>What cannot be unknown, or is not cleared by itself.</summary>
    private static readonly HashSet<IncidentField> Kept =
        [IncidentField.StartedAt, IncidentField.TimePrecision, IncidentField.LocationPrecision, IncidentField.OnRecord];

    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm:ss"];

    private const int FirstYear = 1900, LastYear = 2100;

    public static EntryValues<IncidentField> Of(Area area, IncidentFacts facts, IReadOnlyList<IncidentField> clear, DateTimeOffset now)
    {
        var read = new EntryValues<IncidentField>();
        foreach (var field in clear)
        {
            if (Kept.Contains(field))
            {
                read.Add(field, "FIELD_NOT_CLEARED", null, FieldName.Column(field));
            }
            else if (field != IncidentField.Location)
            {
                read.Set(field, field == IncidentField.Grade ? "unknown" : null);
            }
        }

        read.Text(IncidentField.Number, facts.Number, 100);
        Start(read, area, facts.StartedAt, now);
        Time(read, area, IncidentField.AlarmedAt, facts.AlarmedAt, now);
        Time(read, area, IncidentField.DispatchedAt, facts.DispatchedAt, now);
        Time(read, area, IncidentField.ArrivedAt, facts.ArrivedAt, now);
        Time(read, area, IncidentField.ControlledAt, facts.ControlledAt, now);
        Time(read, area, IncidentField.ExtinguishedAt, facts.ExtinguishedAt, now);
        read.Text(IncidentField.Kind, facts.Kind, 300);
        read.Word(IncidentField.Grade, facts.Grade);
        read.Text(IncidentField.Cause, facts.Cause, 1000);
        read.Text(IncidentField.Place, facts.Place, 1000);
        read.Text(IncidentField.Address, facts.Address, 1000);
        read.Number(IncidentField.LossAmount, facts.LossAmount, 0, 1e13, null);
        read.Number(IncidentField.Deaths7D, facts.Deaths7D, 0, 100_000, null);
        read.Number(IncidentField.Deaths30D, facts.Deaths30D, 0, 100_000, null);
        read.Number(IncidentField.Injuries, facts.Injuries, 0, 1_000_000, null);
        read.Number(IncidentField.HouseholdsAffected, facts.HouseholdsAffected, 0, 10_000_000, null);
        read.Number(IncidentField.Vehicles, facts.Vehicles, 0, 10_000, null);
        read.Number(IncidentField.Personnel, facts.Personnel, 0, 100_000, null);
        read.Text(IncidentField.Note, facts.Note, 4000);
        if (facts.LossCurrency is { } code)
        {
            if (code.Length == 3 && code.All(char.IsAsciiLetterUpper))
            {
                read.Set(IncidentField.LossCurrency, code);
            }
            else
            {
                read.Add(IncidentField.LossCurrency, "CURRENCY_INVALID", code, code);
            }
        }

        if (facts.Building is { } building)
        {
            read.Set(IncidentField.Building, building.ToString("D"));
        }

        if (facts.Premises is { } premises)
        {
            read.Set(IncidentField.Premises, premises.ToString("D"));
        }

        return read;
    }

    /// <summary>A time as the area's clocks show it; what was typed without an offset is theirs.</summary>
    public static string Shown(string instant, string timeZone) =>
        Instant.Read(instant) is { } at ? Day.Local(at, timeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : instant;

    /// <summary>Names of the times, in the reader's language.</summary>
    public static string NameOf(IncidentField time) => Words.Say("INCIDENT_" + FieldName.Of(time));

    private static void Start(EntryValues<IncidentField> read, Area area, string? text, DateTimeOffset now)
    {
        if (text is not null && Entered.Day(text.Trim()) is { } day)
        {
            if (AtLocal(area, day.ToDateTime(TimeOnly.MinValue)) is { } midnight)
            {
                Set(read, IncidentField.StartedAt, text, midnight, now);
                read.Set(IncidentField.TimePrecision, "day");
            }

            return;
        }

        Time(read, area, IncidentField.StartedAt, text, now);
        if (text is not null)
        {
            read.Set(IncidentField.TimePrecision, "minute");
        }
    }

    private static void Time(EntryValues<IncidentField> read, Area area, IncidentField field, string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            return;
        }

        var trimmed = text.Trim();
        if (DateTime.TryParseExact(trimmed, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            if (AtLocal(area, local) is { } at)
            {
                Set(read, field, text, at, now);
            }
            else
            {
                read.Add(field, "TIME_SKIPPED", text, NameOf(field), trimmed);
            }
        }
        else if (trimmed.Length >= 17 && char.IsAsciiDigit(trimmed[0]) && trimmed[10] == 'T'
            && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var told))
        {
            Set(read, field, text, told, now);
        }
        else
        {
            read.Add(field, "TIME_INVALID", text.Length > 60 ? text[..60] + "…" : text, NameOf(field));
        }
    }

    private static void Set(EntryValues<IncidentField> read, IncidentField field, string given, DateTimeOffset at, DateTimeOffset now)
    {
        if (at.Year is < FirstYear or > LastYear)
        {
            read.Add(field, "TIME_INVALID", given, NameOf(field));
        }
        else if (at > now.AddDays(1))
        {
            // One day's grace for the clock of a phone.
            read.Add(field, "DAY_TO_COME", given, given);
        }
        else
        {
            read.Set(field, Instant.Write(at));
        }
    }

    /// <summary>Null: the area's clocks skipped that hour. Of an hour that they showed twice, the first.</summary>
    private static DateTimeOffset? AtLocal(Area area, DateTime local)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(area.TimeZone, out var zone))
        {
            return new(local, TimeSpan.Zero);
        }

        return zone.IsInvalidTime(local) ? null
            : new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }
}

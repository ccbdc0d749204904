using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Which fires of a record fit a filter, its period aside.</summary>
public sealed class FireChoice
{
    internal const int Hours = 24;

    private const int Weekdays = 7, Months = 12;
    private readonly FireRecord _record;
    private readonly bool[]? _kind, _kinds, _causes, _places, _hours, _weekdays, _months;
    private readonly List<IPreparedGeometry> _within = [];
    private readonly bool _all;

    /// <param name="record">The fires.</param>
    /// <param name="filter">What is asked for; its period and zone are not looked at.</param>
    /// <param name="zone">The zone that the filter names; null: none.</param>
    /// <exception cref="FilterOutOfRange">There is no such hour, day of the week or month.</exception>
    public FireChoice(FireRecord record, IncidentFilter filter, Geometry? zone)
    {
        _record = record;
        _kind = filter.Kind is { } kind ? Words(record.Kinds, [kind]) : null;
        _kinds = Words(record.Kinds, filter.Kinds);
        _causes = Words(record.Causes, filter.Causes);
        _places = Words(record.Places, filter.Places);
        _hours = Numbers(filter.Hours, "hours", 0, Hours);
        _weekdays = Numbers(filter.Weekdays, "weekdays", 1, Weekdays);
        _months = Numbers(filter.Months, "months", 1, Months);
        foreach (var area in new[] { filter.Within, zone })
        {
            if (area is not null)
            {
                _within.Add(PreparedGeometryFactory.Prepare(area));
            }
        }

        _all = _kind is null && _kinds is null && _causes is null && _places is null && _hours is null && _weekdays is null && _months is null && _within.Count == 0;
    }

    public bool Fits(int fire) => _all
        || (Has(_kind, _record.Kinds.Of[fire]) && Has(_kinds, _record.Kinds.Of[fire]) && Has(_causes, _record.Causes.Of[fire]) && Has(_places, _record.Places.Of[fire])
            && (_hours is null || (_record.Hours[fire] < Hours && _hours[_record.Hours[fire]])) && Has(_weekdays, Weekday(_record.Days[fire]) - 1)
            && (_months is null || _months[Month(_record.Days[fire]) - 1])
            && (_within.Count == 0 || IsWithin(fire)));

    /// <summary>1 (Monday) to 7; day number 0 is Monday, the first of January of the year 1.</summary>
    public static int Weekday(int day) => (day % Weekdays) + 1;

    public static int Month(int day) => DateOnly.FromDayNumber(day).Month;

    private static bool Has(bool[]? chosen, int value) => chosen is null || chosen[value];

    private bool IsWithin(int fire)
    {
        foreach (var point in _record.PointsOf(fire))
        {
            if (_within.TrueForAll(w => w.Intersects(new Point(point.Longitude, point.Latitude))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool[]? Words(FireRecord.Named named, IReadOnlyList<string?>? asked) =>
        asked is null ? null : [.. named.Words.Select(w => asked.Contains(w))];

    private static bool[]? Numbers(IReadOnlyList<int>? asked, string argument, int first, int count)
    {
        if (asked is null)
        {
            return null;
        }

        var chosen = new bool[count];
        foreach (var number in asked)
        {
            chosen[number >= first && number < first + count ? number - first : throw new FilterOutOfRange(argument, number, first, first + count - 1)] = true;
        }

        return chosen;
    }
}

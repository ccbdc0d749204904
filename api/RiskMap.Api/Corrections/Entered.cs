using System.Globalization;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.Api.Corrections;

/// <summary>What every entry has to say of itself, read at the door.</summary>
internal static class Entered
{
    /// <summary>Expected error, in metres, of a place that was pointed at on the map.</summary>
    public const double MapErrorMetres = 5;

    /// <summary>Most that one answer of a history holds.</summary>
    public const int LongestHistory = 500;

    private const int ShortestKey = 8, LongestKey = 100, LongestWhy = 1000;

    /// <summary>Metres of a satellite fix beyond which the place is worth a second look: it no longer tells neighbours apart.</summary>
    private const double CoarseMetres = 30;

    /// <summary>Degrees beyond the area's data where a place is surely a slip of the hand.</summary>
    private const double FarAway = 0.5;

    /// <summary>The same with what can be kept of it.</summary>
    /// <exception cref="WhoMissing">Nobody is named.</exception>
    /// <exception cref="EntryKeyInvalid">The key is too short, too long, or cannot be kept.</exception>
    /// <exception cref="WhyInvalid">The reason is too long, or cannot be kept.</exception>
    public static EntryInput Checked(EntryInput entry, Caller caller)
    {
        var who = PersonName.Of(caller.WhoWrites(entry.Who));
        if (entry.Key.Length is < ShortestKey or > LongestKey || !entry.Key.IsWritable())
        {
            throw new EntryKeyInvalid();
        }

        var why = entry.Why?.Trim();
        return why?.Length > LongestWhy || why?.IsWritable(lines: true) == false
            ? throw new WhyInvalid(LongestWhy)
            : entry with
            {
                Who = who,
                Account = caller.Account,
                AccuracyMetres = entry.AccuracyMetres is >= 0 and < 1e6 ? entry.AccuracyMetres : null,
                Why = why is "" ? null : why,
            };
    }

    public static int History(int limit) => limit is >= 1 and <= LongestHistory ? limit : throw new HistoryLimitInvalid(limit, LongestHistory);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A place as WGS-84; what is wrong with it is noted among the problems, what is doubtful comes back.</summary>
    public static NewPlace? Place<TField>(
        Area area, PlaceInput place, EntryInput entry, TField field, EntryValues<TField> values, out IReadOnlyList<EntryProblem> warnings)
        where TField : struct, Enum
    {
        warnings = [];
        var isOurs = place.Crs is null or "" || place.Crs.Equals("WGS-84", StringComparison.OrdinalIgnoreCase);
        var system = isOurs ? null : ShiftedSystem.Find(place.Crs!);
        if (system is null && !isOurs)
        {
            values.Add(field, "CRS_UNKNOWN", place.Crs, place.Crs);
            return null;
        }

        var (x, y) = system?.ToWgs84(place.Longitude, place.Latitude) ?? (place.Longitude, place.Latitude);
        // Written so that what is no number is refused too.
        if (!(Math.Abs(x) <= 180 && Math.Abs(y) <= 90))
        {
            values.Add(field, "PLACE_OUT_OF_RANGE", null, x, y);
            return null;
        }

        List<EntryProblem> doubts = [];
        if (area.Bounds is { } box && (x < box.West || x > box.East || y < box.South || y > box.North))
        {
            if (x < box.West - FarAway || x > box.East + FarAway || y < box.South - FarAway || y > box.North + FarAway)
            {
                values.Add(field, "PLACE_FAR_AWAY", null, x, y, area.Code);
                return null;
            }

            doubts.Add(EntryProblem.Of(field, "PLACE_OUTSIDE_DATA", null, x, y, area.Code));
        }

        if (entry is { Evidence: Evidence.Gps, AccuracyMetres: > CoarseMetres and var metres })
        {
            doubts.Add(EntryProblem.Of(field, "PLACE_COARSE", null, Math.Round(metres)));
        }

        warnings = doubts;
        var precision = place.Precision ?? (entry is { Evidence: Evidence.Gps, AccuracyMetres: <= CoarseMetres } ? LocationPrecision.Surveyed : LocationPrecision.Building);
        return new(x, y, Snake.Of(precision), place.Precision is not null);
    }
}

namespace RiskMap.Api.Answers;

/// <summary>
/// SQL of the visits or hazards of a round of a zone: those that name it; and of those that name none, those of its premises from the day on which inspection began to
/// that on which it was closed. Two questions, for one with an "or" would read the whole table. The progress of a round and every list behind its figures ask here.
/// </summary>
internal static class OfRound
{
    /// <summary>Day of a visit t by the clocks of @TimeZone.</summary>
    public const string VisitDay = "(t.visited_at AT TIME ZONE @TimeZone)::date";

    /// <summary>Day of a hazard t.</summary>
    public const string HazardDay = "t.found_on";

    /// <summary>Whether a visit t was made between 20:00 and 06:00; null or false where the hour is not known.</summary>
    public const string AtNight = """
        t.time_precision = 'minute' AND (extract(hour FROM t.visited_at AT TIME ZONE @TimeZone) >= 20 OR extract(hour FROM t.visited_at AT TIME ZONE @TimeZone) < 6)
        """;

    /// <summary>Whether other offices took part in a visit t.</summary>
    public const string Jointly = "t.kind = 'joint' OR coalesce(t.agencies, '') <> ''";

    /// <summary>The rows, in an area @Code.</summary>
    /// <param name="table">inspections or hazards; its rows are t.</param>
    /// <param name="columns">What of t is asked for.</param>
    /// <param name="on">The day of t.</param>
    /// <param name="round">The round's id.</param>
    public static string Rows(string table, string columns, string on, string round) => $"""
        SELECT {columns} FROM rounds r JOIN {table} t ON t.area = r.area AND t.round = r.id WHERE r.area = @Code AND r.id = {round}
        UNION ALL
        SELECT {columns} FROM rounds r JOIN round_premises m ON m.area = r.area AND m.round = r.id
            JOIN {table} t ON t.area = r.area AND t.premises = m.premises AND t.round IS NULL AND {on} >= r.started_on AND {on} <= coalesce(r.closed_on, 'infinity'::date)
            WHERE r.area = @Code AND r.id = {round}
        """;

    /// <summary>Ids of the premises of a round: those fixed when inspection began, else those that its zone holds on a day.</summary>
    public static string Premises(string round, string day) => $"""
        SELECT m.premises FROM round_premises m WHERE m.area = @Code AND m.round = {round}
        UNION
        SELECT q.id FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone
            JOIN premises q ON q.area = z.area AND ST_Intersects(z.geom, q.geom) AND (q.opened_on IS NULL OR q.opened_on <= {day}) AND (q.closed_on IS NULL OR q.closed_on > {day})
            WHERE r.area = @Code AND r.id = {round} AND r.started_on IS NULL
        """;
}

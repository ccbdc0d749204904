using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.Heatmap.Breakdowns;

/// <summary>
/// Fires by when, why and where they were. Every table answers the filter without its own part, so that what is chosen in a table still stands
/// beside what was not.
/// </summary>
public sealed class IncidentBreakdown
{
    internal IncidentBreakdown(Method method) => Method = method;

    /// <summary>Fires that fit the whole filter, those without a place too.</summary>
    public required int Incidents { get; init; }

    /// <summary>168 numbers: Monday from midnight hour by hour to Sunday; without the filter's hours and weekdays.</summary>
    public required IReadOnlyList<int> ByHour { get; init; }

    /// <summary>Twelve numbers, January to December of all years; without the filter's months.</summary>
    public required IReadOnlyList<int> ByMonth { get; init; }

    /// <summary>Fires of each month of the record, from its first to its last one; without the filter's period.</summary>
    public required IReadOnlyList<MonthCount> Months { get; init; }

    /// <summary>By kind, most first; without the filter's kinds.</summary>
    public required IReadOnlyList<WordCount> Kinds { get; init; }

    /// <summary>By cause, most first; without the filter's causes.</summary>
    public required IReadOnlyList<WordCount> Causes { get; init; }

    /// <summary>By kind of premises, most first; without the filter's places.</summary>
    public required IReadOnlyList<WordCount> Places { get; init; }

    /// <summary>How this was computed.</summary>
    public Method Method { get; }
}

/// <summary>Fires of a month.</summary>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Incidents">Fires in it.</param>
public sealed record MonthCount(string Month, int Incidents);

/// <summary>Fires of a word of the source.</summary>
/// <param name="Word">In the words of the source; null: nobody stated it.</param>
/// <param name="Incidents">Fires of it.</param>
public sealed record WordCount(string? Word, int Incidents);

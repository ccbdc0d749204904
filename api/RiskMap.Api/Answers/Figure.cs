using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>One number of a board or a file, and the list of what it counts. Unknown is never zero.</summary>
/// <param name="Code">By which programs tell it.</param>
/// <param name="Value">The number in its unit; null: not known.</param>
/// <param name="Unit">What is counted: visits, hazards, premises, filings, rounds, fires, people, acts (orders, penalties, seals, stops), CNY, share.</param>
/// <param name="Unknown">Rows that could not be counted, for something about them is not known.</param>
/// <param name="List">Where what was counted is listed; null: it has no rows.</param>
/// <param name="UnknownList">Where those that could not be counted are listed; null: there are none, or no list tells them apart.</param>
public sealed record Figure(string Code, double? Value, string Unit, int Unknown = 0, FigureList? List = null, FigureList? UnknownList = null)
{
    /// <summary>What it is, in the reader's language.</summary>
    public string Label => Words.Say("FIGURE_" + Code.ToUpperInvariant());

    /// <summary>What is not known of those that could not be counted, in the reader's language; null: nothing.</summary>
    public string? UnknownMeans => Unknown == 0 ? null : Words.Known("UNKNOWN_" + Code.ToUpperInvariant());

    /// <summary>The unit in the reader's language.</summary>
    public string UnitLabel => Words.Say("UNIT_" + Unit.ToUpperInvariant());
}

/// <summary>A list of the area with a filter: with exactly this filter it has as many rows as the figure says; of acts it has the hazards, and one with two acts stands in it once.</summary>
public sealed record FigureList
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IReadOnlyDictionary<string, object> Fields { get; init; } = new Dictionary<string, object>();

    /// <summary>Which list.</summary>
    public FigureListKind Kind { get; private init; }

    /// <summary>Value of the list's argument filter, as JSON text.</summary>
    public string Filter => JsonSerializer.Serialize(Fields, Plain);

    /// <summary>Layer of the map that holds these rows; null: none does.</summary>
    public string? MapLayer => Kind switch
    {
        FigureListKind.Hazards => "hazards",
        FigureListKind.Inspections => "inspections",
        FigureListKind.Premises => "premises",
        FigureListKind.Incidents => "incidents",
        FigureListKind.Hydrants => "hydrants",
        _ => null,
    };

    /// <summary>All rows of a list that fit; what is null is left open.</summary>
    [GraphQLIgnore]
    public static FigureList Of(FigureListKind kind, params ReadOnlySpan<(string Name, object? Value)> fields) => new FigureList { Kind = kind }.With(fields);

    /// <summary>The same list, narrowed.</summary>
    [GraphQLIgnore]
    public FigureList With(params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var all = new Dictionary<string, object>(Fields, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                all[name] = value switch
                {
                    Guid id => id.ToString("D"),
                    DateOnly day => day.Iso(),
                    _ => value,
                };
            }
        }

        return this with { Fields = all };
    }

    /// <summary>The same list in one town; null: those whose town is not known.</summary>
    [GraphQLIgnore]
    public FigureList In(Guid? division) => division is { } id ? With(("division", id)) : With(("divisionUnknown", true));
}

/// <summary>The lists that figures open.</summary>
public enum FigureListKind
{
    /// <summary>Area.hazards.</summary>
    Hazards,

    /// <summary>Area.inspections.</summary>
    Inspections,

    /// <summary>Area.premises.</summary>
    Premises,

    /// <summary>Area.incidents.</summary>
    Incidents,

    /// <summary>Area.hydrants.</summary>
    Hydrants,

    /// <summary>Area.rounds.</summary>
    Rounds,
}

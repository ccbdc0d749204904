using System.Text.Json;
using System.Text.Json.Serialization;
using HotChocolate;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>A kind of hazard.</summary>
public sealed record HazardKind
{
    [GraphQLIgnore]
    public required string Zh { get; init; }

    [GraphQLIgnore]
    public required string En { get; init; }

    /// <summary>Its code, as hazards carry it.</summary>
    public required string Code { get; init; }

    /// <summary>Its name in the reader's language.</summary>
    public string Name => Words.Chinese ? Zh : En;

    /// <summary>Its name in Chinese.</summary>
    public string NameZh => Zh;

    /// <summary>Its name in English.</summary>
    public string NameEn => En;

    /// <summary>The element by which it may make a hazard a major one by itself; null: none is on record.</summary>
    public string? MajorElement { get; init; }

    /// <summary>Where the duty or the penalty stands.</summary>
    public IReadOnlyList<LawReference> Law { get; init; } = [];
}

/// <summary>Where a rule stands; never its text.</summary>
/// <param name="Document">Law, regulation or standard, with its edition.</param>
/// <param name="Article">Article or clause; null: not on record.</param>
/// <param name="Certainty">How sure we are that it stands there.</param>
/// <param name="Note">Where it applies, if not everywhere.</param>
public sealed record LawReference(string Document, string? Article, Certainty Certainty, string? Note = null);

/// <summary>A date that the law sets.</summary>
public sealed record LegalDateRule
{
    [GraphQLIgnore]
    public required string Zh { get; init; }

    [GraphQLIgnore]
    public required string En { get; init; }

    [GraphQLIgnore]
    public string? NoteZh { get; init; }

    [GraphQLIgnore]
    public string? NoteEn { get; init; }

    /// <summary>Its number in the list.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done, in the reader's language.</summary>
    public string What => Words.Chinese ? Zh : En;

    /// <summary>What the limit counts.</summary>
    public required LegalUnit Unit { get; init; }

    /// <summary>How many of them; null: it is no number.</summary>
    public int? Limit { get; init; }

    /// <summary>Where it stands.</summary>
    public required LawReference Law { get; init; }

    /// <summary>What a reader should know besides; null: nothing.</summary>
    public string? Note => Words.Chinese ? NoteZh : NoteEn;

    /// <summary>Whether its day is put together from the steps of a hazard; the others are there to be read.</summary>
    public bool Computed { get; init; }
}

/// <summary>What a legal limit counts.</summary>
public enum LegalUnit
{
    /// <summary>Working days of the calendar.</summary>
    [JsonStringEnumMemberName("WORKING_DAY")]
    WorkingDay,

    /// <summary>Days of the calendar.</summary>
    [JsonStringEnumMemberName("DAY")]
    Day,

    /// <summary>Hours.</summary>
    [JsonStringEnumMemberName("HOUR")]
    Hour,

    /// <summary>Years.</summary>
    [JsonStringEnumMemberName("YEAR")]
    Year,

    /// <summary>Months.</summary>
    [JsonStringEnumMemberName("MONTH")]
    Month,

    /// <summary>No time.</summary>
    [JsonStringEnumMemberName("NONE")]
    None,
}

/// <summary>What comes with RiskMap about hazards: kinds, the working calendar, the legal dates. A file that cannot be read stops the server at its start.</summary>
internal static class HazardData
{
    /// <summary>A kind of hazard that nobody named.</summary>
    public const string Unknown = "unknown";

    /// <summary>What fits no kind: two of these need not be alike, so none of them comes back in another.</summary>
    public const string Other = "other";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
    };

    public static IReadOnlyList<HazardKind> Kinds { get; } = Read<KindFile>("hazards/hazard-kinds.json").Kinds;

    public static IReadOnlyDictionary<string, HazardKind> KindOf { get; } = Kinds.ToDictionary(k => k.Code, StringComparer.Ordinal);

    public static IReadOnlyList<LegalDateRule> Rules { get; } = Read<RuleFile>("hazards/legal-dates.json").Rules;

    public static IReadOnlyDictionary<string, LegalDateRule> RuleOf { get; } = Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>China's, of the years that are on record.</summary>
    public static WorkCalendar China { get; } = new(Read<CalendarFile>("hazards/calendar-cn.json").Years);

    /// <summary>A calendar of which no year is on record: Monday to Friday.</summary>
    public static WorkCalendar Plain { get; } = new([]);

    /// <summary>The calendar by which an area's offices work.</summary>
    public static WorkCalendar CalendarOf(Areas.Area area) => area.TimeZone is "Asia/Shanghai" or "Asia/Urumqi" or "PRC" ? China : Plain;

    /// <summary>Name of a kind in the reader's language; of one that is not ours, the code itself.</summary>
    public static string NameOf(string kind) => KindOf.TryGetValue(kind, out var known) ? known.Name : kind == Unknown ? Words.Say("HAZARD_KIND_UNKNOWN") : kind;

    public static T Read<T>(string name)
    {
        using var stream = typeof(HazardData).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }

    private sealed record KindFile(IReadOnlyList<HazardKind> Kinds);

    private sealed record RuleFile(IReadOnlyList<LegalDateRule> Rules);

    private sealed record CalendarFile(IReadOnlyList<CalendarYear> Years);
}

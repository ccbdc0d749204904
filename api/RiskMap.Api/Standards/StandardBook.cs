using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Standards;

/// <summary>
/// The profiles that come with RiskMap, from profiles/*.json. A profile that cannot be read, has a rule of an unknown parameter or unit,
/// or two rules of one id, stops the server at its start: a wrong rule is worse than none.
/// </summary>
public static class StandardBook
{
    /// <summary>As profiles are written, in files and in the database.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>What rules can be about, by name.</summary>
    public static IReadOnlyDictionary<string, RuledThing> Parameters { get; } = Read<Dictionary<string, RuledThing>>("parameters.json");

    /// <summary>By id.</summary>
    public static IReadOnlyDictionary<string, Standard> All { get; } = Files()
        .Where(f => !f.EndsWith("parameters.json", StringComparison.Ordinal))
        .Select(f => Checked(Read<Standard>(f)))
        .OrderBy(s => s.Id, StringComparer.Ordinal)
        .ToDictionary(s => s.Id, StringComparer.Ordinal);

    public static IEnumerable<Standard> Of(StandardSubject subject) => All.Values.Where(s => s.Subject == subject);

    /// <summary>The profile; wrong rules are named.</summary>
    internal static Standard Checked(Standard standard)
    {
        foreach (var rule in standard.Rules)
        {
            Check(rule);
        }

        return standard.Rules.GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new RuleTwice(twice.Key)
            : standard;
    }

    private static void Check(Rule rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Id) || rule.Id.Length > 40)
        {
            throw new RuleInvalid(rule.Id, "id");
        }

        if (!Parameters.TryGetValue(rule.Parameter, out var ruled))
        {
            throw new RuleInvalid(rule.Id, $"parameter {rule.Parameter}");
        }

        if (rule.Operator != ruled.Operator)
        {
            throw new RuleInvalid(rule.Id, $"operator {rule.Operator}: {rule.Parameter} = {ruled.Operator}");
        }

        if (rule.When.Select(c => c.Unit).Append(rule.Unit).FirstOrDefault(u => u is not null && !Units.Knows(u)) is { } unknown)
        {
            throw new RuleInvalid(rule.Id, $"unit {unknown}");
        }

        if (rule.Unit is { } unit && Units.Si(unit) != ruled.Unit)
        {
            throw new RuleInvalid(rule.Id, $"unit {unit}: {rule.Parameter} = {(ruled.Unit is null ? "—" : string.Join(" | ", Units.Alike(ruled.Unit)))}");
        }

        if (rule.Value is { } value && (rule.Unit is null || !double.IsFinite(value) || value < 0))
        {
            throw new RuleInvalid(rule.Id, $"value {value}");
        }

        if (rule.ValidTo <= rule.ValidFrom)
        {
            throw new RuleInvalid(rule.Id, $"validTo {rule.ValidTo?.Iso()}");
        }
    }

    private static IEnumerable<string> Files() =>
        typeof(StandardBook).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal) && n.StartsWith("standards/", StringComparison.Ordinal));

    private static T Read<T>(string name)
    {
        using var stream = typeof(StandardBook).Assembly.GetManifestResourceStream(name.StartsWith("standards/", StringComparison.Ordinal) ? name : $"standards/{name}")!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}

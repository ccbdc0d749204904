using System.Globalization;
using System.Text.RegularExpressions;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Standards;

/// <summary>An area's own profiles: copied from one that there is, then edited, version by version.</summary>
[ExtendObjectType("Mutation")]
public sealed partial class StandardMutations
{
    private const int LongestTitle = 200;

    /// <summary>Copies a profile, to be edited as the area's own.</summary>
    [Authorize(Policy = Permits.Plan)]
    public async Task<Standard> CopyStandardAsync(
        [Service] Caller caller, [Service] DataVersions areas, [Service] KnownStandards standards, [Service] StandardStore store,
        [GraphQLDescription("Code of the area that it is for.")] string area,
        [GraphQLDescription("Id of the profile that is copied.")] string standard,
        [GraphQLDescription("Id of the copy: small letters, digits, points, plus signs and hyphens, 2 to 60 of them.")] string id,
        [GraphQLDescription("Title of the copy.")] string title,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel)
    {
        if (!Id().IsMatch(id))
        {
            throw new StandardIdInvalid(id);
        }

        if (StandardBook.All.ContainsKey(id))
        {
            throw new StandardExists(id);
        }

        var name = PersonName.Of(caller.Writes(Permits.Plan, area, who));
        await areas.RequireAsync(area, cancel);
        var named = title.Trim() is { Length: > 0 and <= LongestTitle } given ? given : throw new StandardTitleInvalid(LongestTitle);
        var original = await standards.FindAsync(area, standard, version: null, cancel);
        var written = await store.WriteAsync(
            area, original with { Id = id, BasedOn = $"{original.Id} {original.Version}", Title = new(named, named), Country = null, Who = name }, after: 0, cancel);
        await areas.RereadAsync(cancel);
        return written;
    }

    /// <summary>Changes rules of an area's own profile, adds some, takes some out: a new version. Rules that are changed or added count as the area's own.</summary>
    [Authorize(Policy = Permits.Plan)]
    public async Task<Standard> EditStandardAsync(
        [Service] Caller caller, [Service] DataVersions areas, [Service] StandardStore store,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the profile.")] string id,
        [GraphQLDescription("The version that is changed: if it is no longer the latest, nothing is written.")] int version,
        [GraphQLDescription("Rules as they shall be; one of an id that the profile has stands in its place, others come first, for they are the more particular.")]
        IReadOnlyList<RuleInput> rules,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel,
        [GraphQLDescription("Ids of rules that are taken out.")] IReadOnlyList<string>? removed = null)
    {
        var name = PersonName.Of(caller.Writes(Permits.Plan, area, who));
        await areas.RequireAsync(area, cancel);
        if (StandardBook.All.ContainsKey(id))
        {
            throw new StandardNotOwn(id);
        }

        var before = await store.FindAsync(area, id, version: null, cancel) ?? throw new StandardUnknown(id);
        if (before.Version != version.ToString(CultureInfo.InvariantCulture))
        {
            throw new StandardChanged(id, int.Parse(before.Version, CultureInfo.InvariantCulture));
        }

        var known = before.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        if (removed?.FirstOrDefault(r => !known.Contains(r)) is { } unknown)
        {
            throw new RuleUnknown(unknown);
        }

        var given = rules.Select(r => r.ToRule()).ToList();
        var edited = StandardBook.Checked(before with
        {
            Who = name,
            Rules =
            [
                .. given.Where(r => !known.Contains(r.Id)),
                .. before.Rules.Where(r => removed?.Contains(r.Id, StringComparer.Ordinal) != true)
                    .Select(r => given.LastOrDefault(g => g.Id == r.Id) ?? r),
            ],
        });
        var written = await store.WriteAsync(area, edited, version, cancel);
        await areas.RereadAsync(cancel);
        return written;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.+-]{1,59}$", RegexOptions.None, 1000)]
    private static partial Regex Id();
}

/// <summary>A rule as a user writes it.</summary>
/// <param name="Id">Id within the profile.</param>
/// <param name="Parameter">One of standardParameters.</param>
/// <param name="Operator">How the value binds.</param>
/// <param name="Value">In unit; null: none.</param>
/// <param name="Unit">m, ft, L/s, gal/min, MPa …; required with a value.</param>
/// <param name="Strength">必须/应, 宜 or 可.</param>
/// <param name="Document">Document that it stands in.</param>
/// <param name="Clause">Clause in the document.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="ValidFrom">First day (YYYY-MM-DD) in force.</param>
/// <param name="ValidTo">First day (YYYY-MM-DD) no longer in force.</param>
/// <param name="Conditions">When it applies; none: always.</param>
[GraphQLName("StandardRuleInput")]
public sealed record RuleInput(
    string Id, string Parameter, RuleOperator Operator, double? Value, string? Unit, RuleStrength Strength, string Document, string Clause, string Source,
    string? ValidFrom = null, string? ValidTo = null, IReadOnlyList<RuleConditionInput>? Conditions = null)
{
    internal Rule ToRule() => new()
    {
        Id = Id,
        Parameter = Parameter,
        Operator = Operator,
        Value = Value,
        Unit = Unit,
        Strength = Strength,
        Certainty = Certainty.Own,
        Document = Document,
        Clause = Clause,
        Source = Source,
        ValidFrom = Day.ReadOptional(ValidFrom, "validFrom"),
        ValidTo = Day.ReadOptional(ValidTo, "validTo"),
        When = [.. Conditions?.Select(c => new RuleCondition(c.Subject, c.From, c.Above, c.UpTo, c.Below, c.Unit, c.OneOf)) ?? []],
    };
}

/// <summary>What must hold for a rule to apply.</summary>
/// <param name="Subject">building.use, building.height, distance.straight …</param>
/// <param name="From">At least this.</param>
/// <param name="Above">More than this.</param>
/// <param name="UpTo">At most this.</param>
/// <param name="Below">Less than this.</param>
/// <param name="Unit">Unit of the bounds.</param>
/// <param name="OneOf">Words, of which it must be one.</param>
public sealed record RuleConditionInput(
    string Subject, double? From = null, double? Above = null, double? UpTo = null, double? Below = null, string? Unit = null, IReadOnlyList<string>? OneOf = null);

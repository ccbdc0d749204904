using System.Collections.Frozen;

namespace RiskMap.Api.Accounts;

/// <summary>A role in an area, or in one division of it.</summary>
/// <param name="Role">What the person is there.</param>
/// <param name="Area">Code of the area; *: everywhere.</param>
/// <param name="Division">Id of the division; null: the whole area.</param>
public sealed record Grant(Role Role, string Area, Guid? Division = null)
{
    public const string Everywhere = "*";
}

/// <summary>
/// The one place that decides who may do what where: fields, tiles, endpoints and exports all ask here. What grants allow adds up; there is
/// nothing that takes away. A grant for a division, which is a town, holds for rows of that town alone: a row whose town is not known is the
/// whole area's. One rule says what a town's people see: the map itself is one, for water and fire stop at no border, so streets, buildings,
/// hydrants, stations, fires, zones and what is computed of them are shown of the whole area to whoever may look at a part; the ledgers are
/// each town's own, so premises, visits, hazards, their photos and notices, contacts, households and the boards made of them are cut to it,
/// in lists, counts and tiles alike.
/// </summary>
public sealed class Access
{
    /// <summary>May nothing.</summary>
    public static readonly Access None = new([]);

    /// <summary>May everything.</summary>
    public static readonly Access All = new([new(Role.Administrator, Grant.Everywhere)]);

    private readonly Permit _everywhere;
    private readonly Permit _somewhere;
    private readonly FrozenDictionary<string, InArea> _areas;

    public Access(IReadOnlyList<Grant> grants)
    {
        Grants = grants;
        _everywhere = Sum(grants.Where(g => g is { Area: Grant.Everywhere, Division: null }));
        _somewhere = Sum(grants);
        _areas = grants.Where(g => g.Area != Grant.Everywhere).GroupBy(g => g.Area, StringComparer.Ordinal).ToFrozenDictionary(
            a => a.Key,
            a => new InArea(
                Sum(a.Where(g => g.Division is null)),
                a.Where(g => g.Division is not null).GroupBy(g => g.Division!.Value).ToFrozenDictionary(d => d.Key, Sum)),
            StringComparer.Ordinal);
    }

    public IReadOnlyList<Grant> Grants { get; }

    /// <summary>Areas in which something is granted by name.</summary>
    public IEnumerable<string> Areas => _areas.Keys;

    /// <summary>All that is allowed in every area.</summary>
    public Permit Everywhere => _everywhere;

    /// <summary>Whether it is allowed in the whole area or, if one is named, in that division.</summary>
    public bool May(Permit permit, string area, Guid? division = null) => Has(_everywhere, permit)
        || (_areas.TryGetValue(area, out var granted)
            && (Has(granted.Whole, permit)
                || (division is { } d && granted.Divisions.TryGetValue(d, out var there) && Has(there, permit))));

    /// <summary>Whether it is allowed in the area or in any division of it.</summary>
    public bool MayInPart(Permit permit, string area) => Has(_everywhere, permit)
        || (_areas.TryGetValue(area, out var granted) && (Has(granted.Whole, permit) || granted.Divisions.Values.Any(d => Has(d, permit))));

    /// <summary>Whether it is allowed anywhere at all.</summary>
    public bool MaySomewhere(Permit permit) => Has(_somewhere, permit);

    /// <summary>In which divisions it is allowed; null: in the whole area; empty: in none.</summary>
    public IReadOnlySet<Guid>? Divisions(Permit permit, string area) => May(permit, area) ? null
        : _areas.TryGetValue(area, out var granted) ? granted.Divisions.Where(d => Has(d.Value, permit)).Select(d => d.Key).ToFrozenSet()
        : FrozenSet<Guid>.Empty;

    /// <summary>All that is allowed in the whole area.</summary>
    public Permit In(string area) => _everywhere | (_areas.TryGetValue(area, out var granted) ? granted.Whole : default);

    /// <summary>What is allowed in single divisions.</summary>
    public IEnumerable<KeyValuePair<Guid, Permit>> InDivisions(string area) => _areas.TryGetValue(area, out var granted) ? granted.Divisions : [];

    private static bool Has(Permit sum, Permit permit) => (sum & permit) == permit;

    private static Permit Sum(IEnumerable<Grant> grants) => grants.Aggregate((Permit)0, (sum, g) => sum | Roles.Of(g.Role));

    private sealed record InArea(Permit Whole, FrozenDictionary<Guid, Permit> Divisions);
}

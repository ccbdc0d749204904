namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Visits or hazards that are alike in where they belong, counted.</summary>
internal abstract record PlacedRow
{
    public Guid? Premises { get; init; }

    /// <summary>The zone of whose round they were.</summary>
    public Guid? Zone { get; init; }

    public Guid? Division { get; init; }

    /// <summary>Zones that they lie in by their own place, where that of their premises is not known.</summary>
    public Guid[]? At { get; init; }
}

/// <summary>Premises, and where they lie.</summary>
internal sealed record Unit
{
    public Guid Id { get; init; }

    public Guid? Division { get; init; }

    public Guid[]? Zones { get; init; }

    /// <summary>Whether they do business on the day.</summary>
    public bool Open { get; init; }

    public bool Crowded { get; init; }

    public bool CrowdedKnown { get; init; }

    public bool MixedUse { get; init; }

    public bool KindKnown { get; init; }
}

/// <summary>
/// The premises of an area on a day, and which visits and hazards belong to a place by them: to a zone by where their premises are; where that is not known, by
/// their own place; or they were of a round of it. To a town by the town on their record, to the area all of them.
/// </summary>
internal sealed class PlacedUnits(IReadOnlyList<Unit> units)
{
    private readonly Dictionary<Guid, Unit> _byId = units.ToDictionary(u => u.Id);

    public int Count => _byId.Count;

    /// <summary>Premises that do business, by place.</summary>
    public ILookup<Guid, Unit> Open(VitalSignsOf of) => _byId.Values.Where(u => u.Open)
        .SelectMany(u => Places(of, u.Division, u.Zones ?? []).Select(place => (place, u))).ToLookup(u => u.place, u => u.u);

    public ILookup<Guid, TRow> Lying<TRow>(VitalSignsOf of, IEnumerable<TRow> rows)
        where TRow : PlacedRow => rows.SelectMany(r => Places(of, r.Division, ZonesOf(r)).Select(place => (place, r))).ToLookup(r => r.place, r => r.r);

    private IEnumerable<Guid> ZonesOf(PlacedRow row) =>
        (row.Premises is { } id && _byId.GetValueOrDefault(id)?.Zones is { } zones ? zones : row.At ?? []).Union(row.Zone is { } own ? [own] : []);

    private static IEnumerable<Guid> Places(VitalSignsOf of, Guid? division, IEnumerable<Guid> zones) => of switch
    {
        VitalSignsOf.Area => [Guid.Empty],
        VitalSignsOf.Towns => division is { } town ? [town] : [],
        _ => zones,
    };
}

using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// The buildings of an area, what is on record of them whatever the day, and the fires at and round each of them. Fires are those whose place is known to the
/// point; the others are counted apart.
/// </summary>
internal sealed class RiskGround
{
    /// <summary>Words of facts: a number stands for each; those that mean nothing is known have none.</summary>
    private static readonly string[] NotKnown = ["unknown"];

    private readonly Dictionary<(RiskFact Fact, string Word), int> _numbers = [];
    private readonly List<string> _words = [];

    public RiskGround(CoverageGround ground, IReadOnlyList<RiskRow> rows, FiresAt fires)
    {
        (Ground, Fires) = (ground, fires);
        Facts = new double[RiskNames.Facts.Count][];
        if (rows.Count == 0)
        {
            // Address points: nothing is on record of what stands there.
            return;
        }

        Facts[(int)RiskFact.Use] = Words(RiskFact.Use, rows.Select(r => r.Use));
        Facts[(int)RiskFact.Construction] = Words(RiskFact.Construction, rows.Select(r => r.Construction));
        Facts[(int)RiskFact.Alarm] = Words(RiskFact.Alarm, rows.Select(r => r.Alarm));
        Facts[(int)RiskFact.Sprinklers] = Words(RiskFact.Sprinklers, rows.Select(r => r.Sprinklers));
        Facts[(int)RiskFact.Storeys] = [.. rows.Select(r => r.Storeys ?? double.NaN)];
        Facts[(int)RiskFact.Height] = [.. rows.Select(r => r.Height ?? double.NaN)];
        Facts[(int)RiskFact.FloorArea] = [.. rows.Select(r => r.FloorArea ?? double.NaN)];
        BuiltOn = [.. rows.Select(r => r.BuiltOn ?? int.MinValue)];
        Residents = [.. rows.Select(r => r.Residents ?? double.NaN)];
    }

    public CoverageGround Ground { get; }

    public FiresAt Fires { get; }

    public int Count => Ground.FeatureIds.Length;

    /// <summary>By fact and building; null: on record of none; NaN: not of this one. Words are their numbers.</summary>
    public double[]?[] Facts { get; }

    /// <summary>Day numbers; null: on record of none; the smallest number: not of this one.</summary>
    public int[]? BuiltOn { get; }

    public double[]? Residents { get; }

    public long Bytes => (8L * Facts.Sum(f => f?.Length ?? 0)) + (12L * Count) + Fires.Bytes;

    public int? NumberOf(RiskFact fact, string word) => _numbers.TryGetValue((fact, word), out var number) ? number : null;

    public string WordOf(double number) => _words[(int)number];

    private double[] Words(RiskFact fact, IEnumerable<string> words) => [.. words.Select(w =>
    {
        if (NotKnown.Contains(w))
        {
            return double.NaN;
        }

        if (!_numbers.TryGetValue((fact, w), out var number))
        {
            _numbers[(fact, w)] = number = _words.Count;
            _words.Add(w);
        }

        return number;
    })];
}

/// <summary>Fires at buildings and round them, as day numbers, rising, building by building.</summary>
/// <param name="OwnFrom">Where the fires of each building begin in <paramref name="OwnDays"/>; one more at the end.</param>
/// <param name="OwnDays">Days of fires at a building.</param>
/// <param name="NearFrom">The same of <paramref name="NearDays"/>.</param>
/// <param name="NearDays">Days of other fires near by.</param>
/// <param name="Days">Days of all fires at buildings, rising.</param>
/// <param name="Elsewhere">Days of fires whose place is known and at no building, rising.</param>
/// <param name="Vague">Fires known to a street or village only, or to no place.</param>
internal sealed record FiresAt(int[] OwnFrom, int[] OwnDays, int[] NearFrom, int[] NearDays, int[] Days, int[] Elsewhere, int Vague)
{
    public long Bytes => 4L * (OwnFrom.Length + OwnDays.Length + NearFrom.Length + NearDays.Length + Days.Length + Elsewhere.Length);

    /// <summary>Fires at a building after a first day and up to a last one.</summary>
    public int Own(int building, int after, int upTo) => In(OwnDays, OwnFrom[building], OwnFrom[building + 1], after, upTo);

    /// <summary>Fires near a building after a first day and up to a last one.</summary>
    public int Near(int building, int after, int upTo) => In(NearDays, NearFrom[building], NearFrom[building + 1], after, upTo);

    /// <summary>Fires at any building after a first day and up to a last one.</summary>
    public int At(int after, int upTo) => In(Days, 0, Days.Length, after, upTo);

    private static int In(int[] days, int from, int to, int after, int upTo)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            count += days[i] > after && days[i] <= upTo ? 1 : 0;
        }

        return count;
    }
}

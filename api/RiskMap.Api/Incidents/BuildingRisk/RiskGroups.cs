namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// The buildings that stand on a day, those that are alike by the table together: whatever is computed of levels is computed once for each group, of which there
/// are a few thousand however large the town.
/// </summary>
internal sealed class RiskGroups
{
    /// <summary>Group of each building; -1: it does not stand.</summary>
    public required int[] GroupOf { get; init; }

    /// <summary>Level of each input, by group.</summary>
    public required byte[][] Levels { get; init; }

    /// <summary>Buildings of each group.</summary>
    public required int[] Sizes { get; init; }

    public int Count => Levels.Length;

    /// <summary>Buildings that stand.</summary>
    public int Standing { get; init; }

    public static RiskGroups Of(RiskTable table, RiskGround ground, double[]?[] facts, int day, CancellationToken cancel)
    {
        var keys = new UInt128[ground.Count];
        const int Share = 2_048;
        Parallel.For(0, (keys.Length + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel }, share =>
        {
            for (var b = share * Share; b < Math.Min(keys.Length, (share + 1) * Share); b++)
            {
                // A byte for each input, and a mark that the building stands.
                UInt128 key = 1;
                foreach (var input in RiskNames.Inputs)
                {
                    key = (key << 8) | (table.Levels(input) > RiskTable.FirstRow ? table.LevelOf(input, facts, b) : RiskTable.NoRow);
                }

                keys[b] = ground.Ground.StandsOn(b, DateOnly.FromDayNumber(day)) ? key : 0;
            }
        });

        var numbers = new Dictionary<UInt128, int>();
        var (levels, sizes) = (new List<byte[]>(), new List<int>());
        var groupOf = new int[keys.Length];
        for (var b = 0; b < keys.Length; b++)
        {
            if (keys[b] == 0)
            {
                groupOf[b] = -1;
                continue;
            }

            if (!numbers.TryGetValue(keys[b], out var group))
            {
                numbers[keys[b]] = group = levels.Count;
                var key = keys[b];
                levels.Add([.. RiskNames.Inputs.Select((_, i) => (byte)(key >> (8 * (RiskNames.Inputs.Count - 1 - i))))]);
                sizes.Add(0);
            }

            groupOf[b] = group;
            sizes[group]++;
        }

        return new() { GroupOf = groupOf, Levels = [.. levels], Sizes = [.. sizes], Standing = sizes.Sum() };
    }

    /// <summary>What was known of buildings on a day: nothing that came after it.</summary>
    /// <param name="ground">The buildings.</param>
    /// <param name="hydrants">Metres to the two nearest hydrants of the day; NaN: nobody recorded hydrants.</param>
    /// <param name="day">The day, as a number.</param>
    /// <param name="period">Days before it that past fires are counted for, itself counted.</param>
    public static double[]?[] FactsOn(RiskGround ground, (float[] First, float[] Second) hydrants, int day, int period)
    {
        const double DaysOfYear = 365.2425;
        var facts = (double[]?[])ground.Facts.Clone();
        facts[(int)RiskFact.Age] = ground.BuiltOn is null ? null : [.. ground.BuiltOn.Select(d => d == int.MinValue ? double.NaN : Math.Max(0, (day - d) / DaysOfYear))];
        facts[(int)RiskFact.FirstHydrant] = [.. hydrants.First.Select(m => (double)m)];
        facts[(int)RiskFact.SecondHydrant] = [.. hydrants.Second.Select(m => (double)m)];
        if (period > 0)
        {
            facts[(int)RiskFact.OwnFires] = [.. Enumerable.Range(0, ground.Count).Select(b => (double)ground.Fires.Own(b, day - period, day))];
            facts[(int)RiskFact.NearFires] = [.. Enumerable.Range(0, ground.Count).Select(b => (double)ground.Fires.Near(b, day - period, day))];
        }

        return facts;
    }

    /// <summary>Sums over the buildings of each group.</summary>
    public double[] Sum(Func<int, double> of)
    {
        var sums = new double[Count];
        for (var b = 0; b < GroupOf.Length; b++)
        {
            if (GroupOf[b] >= 0)
            {
                sums[GroupOf[b]] += of(b);
            }
        }

        return sums;
    }
}

namespace RiskMap.DataImport.Demo;

/// <summary>
/// xoshiro256**, seeded by a topic, so that the town is the same on every machine and every .NET, and more dice for one part
/// do not move another.
/// </summary>
public sealed class Dice
{
    private ulong _a, _b, _c, _d;

    public Dice(string topic)
    {
        var seed = 20261121UL;
        foreach (var letter in topic)
        {
            seed = (seed ^ letter) * 0x100000001b3UL;
        }

        (_a, _b, _c, _d) = (Spread(ref seed), Spread(ref seed), Spread(ref seed), Spread(ref seed));
    }

    /// <summary>From 0 up to, never reaching, 1.</summary>
    public double Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = ulong.RotateLeft(_d, 45);
        return (result >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>Both ends included.</summary>
    public int Whole(int low, int high) => low + (int)((high - low + 1) * Next());

    public bool Chance(double probability) => Next() < probability;

    public T Pick<T>(IReadOnlyList<T> of) => of[(int)(of.Count * Next())];

    /// <summary>One of the things by their weights.</summary>
    public T Weighed<T>(params ReadOnlySpan<(T Thing, double Weight)> of)
    {
        var sum = 0.0;
        foreach (var (_, weight) in of)
        {
            sum += weight;
        }

        var left = sum * Next();
        foreach (var (thing, weight) in of)
        {
            left -= weight;
            if (left < 0)
            {
                return thing;
            }
        }

        return of[^1].Thing;
    }

    public double Normal(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next()));

    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Whole(0, last.DayNumber - first.DayNumber));

    /// <summary>The same things in another order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> things)
    {
        var all = things.ToList();
        for (var i = all.Count - 1; i > 0; i--)
        {
            var j = Whole(0, i);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }

    private static ulong Spread(ref ulong seed)
    {
        seed += 0x9E3779B97F4A7C15UL;
        var z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

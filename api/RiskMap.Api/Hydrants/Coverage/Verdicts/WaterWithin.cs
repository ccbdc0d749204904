namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>How many other waters count for each building: usable on the day, and within their radius.</summary>
public sealed class WaterWithin
{
    private readonly ReachPairs? _pairs;
    private readonly bool[] _usable = [];

    public static readonly WaterWithin None = new();

    private WaterWithin()
    {
    }

    /// <param name="model">The ground.</param>
    /// <param name="water">Ponds, tanks and intakes.</param>
    /// <param name="day">The day.</param>
    /// <param name="radius">Metres within which they count.</param>
    /// <param name="cancel">Stops the computation.</param>
    public WaterWithin(ReachModel model, OtherWater water, DateOnly day, double radius, CancellationToken cancel)
    {
        _pairs = model.OfPoints(water.X, water.Y, radius, 0, cancel);
        _usable = [.. Enumerable.Range(0, water.X.Length).Select(w => water.IsUsable(w, day))];
    }

    public int Of(int subject)
    {
        if (_pairs is null)
        {
            return 0;
        }

        var count = 0;
        for (var p = _pairs.From[subject]; p < _pairs.From[subject + 1]; p++)
        {
            count += _usable[_pairs.Hydrant[p]] ? 1 : 0;
        }

        return count;
    }
}

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>What each level of each input adds to a score: points, or the logarithm of a rate.</summary>
/// <param name="Start">What every building begins with.</param>
/// <param name="Of">By input and level.</param>
internal sealed record RiskScale(double Start, double[][] Of)
{
    public static RiskScale Points(RiskTable table) => new(0, [.. RiskNames.Inputs.Select(i =>
        Enumerable.Range(0, table.Levels(i)).Select(l => table.PointsOf(i, (byte)l)).ToArray())]);

    public double Score(byte[] levels)
    {
        var sum = Start;
        for (var i = 0; i < levels.Length; i++)
        {
            sum += At(i, levels[i]);
        }

        return Math.Round(sum, 9);
    }

    public double At(int input, byte level) => level < Of[input].Length ? Of[input][level] : 0;
}

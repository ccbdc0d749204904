namespace RiskMap.Geocoding.CoordinateSystems.Formulas;

/// <summary>Inverts a map that moves every point by nearly the same vector as its neighbours.</summary>
internal static class FixedPoint
{
    /// <summary>A tenth of a millimetre, in degrees.</summary>
    private const double Close = 1e-9;

    private const int MostSteps = 12;

    public static (double X, double Y) Invert(Func<(double X, double Y), (double X, double Y)> map, (double X, double Y) target)
    {
        var at = target;
        for (var step = 0; step < MostSteps; step++)
        {
            var mapped = map(at);
            var (offX, offY) = (mapped.X - target.X, mapped.Y - target.Y);
            at = (at.X - offX, at.Y - offY);
            if (Math.Abs(offX) < Close && Math.Abs(offY) < Close)
            {
                break;
            }
        }

        return at;
    }
}

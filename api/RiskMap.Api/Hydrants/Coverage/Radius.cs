using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A radius that hoses may be thought of: more than 0, at most 5,000 metres.</summary>
public readonly record struct Radius
{
    public const double Largest = 5_000;

    private Radius(double metres) => Metres = metres;

    public double Metres { get; }

    /// <summary>The limit that GB 50974-2014, clause 7.2.5 sets for municipal hydrants.</summary>
    public bool IsOfGb50974 => Metres is 150;

    /// <exception cref="RadiusOutOfRange">Not a number of metres in that range.</exception>
    public static Radius Of(double metres) => metres > 0 && metres <= Largest ? new(metres) : throw new RadiusOutOfRange(metres);
}

public sealed class RadiusOutOfRange(double metres) : Refused("RADIUS_OUT_OF_RANGE", 400, metres, Radius.Largest);

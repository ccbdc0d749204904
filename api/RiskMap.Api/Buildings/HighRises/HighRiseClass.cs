using HotChocolate;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings.HighRises;

/// <summary>Whether a building is a high-rise.</summary>
public sealed class HighRiseClass
{
    private readonly bool _isDwelling;

    internal HighRiseClass(HighRise which, bool isDwelling, double? heightM, string? heightFrom) =>
        (Class, _isDwelling, HeightM, HeightFrom) = (which, isDwelling, heightM, heightFrom);

    /// <summary>What it is.</summary>
    public HighRise Class { get; }

    /// <summary>Height in metres that was judged; null: not known.</summary>
    public double? HeightM { get; }

    /// <summary>Whose height that is: premises or building; null: not known.</summary>
    public string? HeightFrom { get; }

    /// <summary>The rule, in the reader's language.</summary>
    public string Rule => Words.Say(
        HeightM > HighRiseAnalysis.SuperMetres ? "HIGH_RISE_SUPER" : Class == HighRise.Unknown ? "HIGH_RISE_UNKNOWN" : _isDwelling ? "HIGH_RISE_DWELLING" : "HIGH_RISE_OTHER");
}

/// <summary>What a building is by its height.</summary>
[GraphQLName("HighRise")]
public enum HighRise
{
    /// <summary>No high-rise.</summary>
    NotHigh,

    /// <summary>高层: a high-rise.</summary>
    High,

    /// <summary>超高层: over 100 m.</summary>
    SuperHigh,

    /// <summary>Its height is not known, or not what it is used for, or whether it has more than one storey.</summary>
    Unknown,
}

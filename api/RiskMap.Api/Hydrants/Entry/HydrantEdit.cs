using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What became of a change of a hydrant that somebody sent.</summary>
public sealed record HydrantEdit : Edit
{
    /// <summary>Hydrants that stand so near that they may be the same one; nothing was written.</summary>
    public IReadOnlyList<HydrantBeside> Beside { get; init; } = [];
}

/// <summary>A hydrant near a place.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FeatureId">Its number within the area.</param>
/// <param name="Number">What is painted on it.</param>
/// <param name="DistanceMetres">How far off it stands, in metres.</param>
public sealed record HydrantBeside(Guid Id, int FeatureId, string? Number, double DistanceMetres);

/// <summary>What somebody found at a hydrant on a day.</summary>
public sealed record HydrantCheck
{
    internal string AreaCode { get; init; } = "";

    internal Guid HydrantId { get; init; }

    /// <summary>Id of the change that wrote it.</summary>
    public Guid Id { get; init; }

    /// <summary>Day, YYYY-MM-DD.</summary>
    public string On { get; init; } = "";

    /// <summary>The state it was in.</summary>
    public HydrantStatus State { get; init; }

    /// <summary>True: it was not found where it should stand.</summary>
    public bool Missing { get; init; }

    /// <summary>Measured flow in litres per second.</summary>
    public double? FlowLps { get; init; }

    /// <summary>Pressure in megapascal without flow.</summary>
    public double? StaticMpa { get; init; }

    /// <summary>Pressure in megapascal under flow.</summary>
    public double? ResidualMpa { get; init; }

    /// <summary>Name of the person.</summary>
    public string Who { get; init; } = "";

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }
}

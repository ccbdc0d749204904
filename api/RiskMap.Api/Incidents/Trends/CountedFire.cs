using System.Runtime.InteropServices;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>What statistics need of a fire.</summary>
/// <param name="On">Day it began, by the area's clocks.</param>
/// <param name="Cost">What it cost.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountedFire(DateOnly On, FireCost Cost);

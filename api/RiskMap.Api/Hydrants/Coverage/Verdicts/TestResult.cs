using System.Runtime.InteropServices;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What one test found for one building.</summary>
/// <param name="Verdict">Pass, fail or unknown; null: the standard has no such test.</param>
/// <param name="Reason">Why.</param>
/// <param name="Number">What was found: metres, litres per second or days; NaN: nothing within reach, or not known.</param>
/// <param name="Limit">What it is held against, in the same unit; NaN: there is no limit.</param>
/// <param name="Rule">Where the limit comes from; null: it is the asker's own, or the setting's.</param>
/// <param name="Hydrant">The hydrant that it is about; -1: none.</param>
/// <param name="Counted">How many hydrants and other waters were counted.</param>
/// <param name="Assumed">Which part of the number is assumed, in its unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TestResult(
    Verdict? Verdict, VerdictReason Reason, double Number, double Limit, Rule? Rule, int Hydrant, int Counted = 0, double Assumed = 0)
{
    public static readonly TestResult NotAsked = new(null, VerdictReason.RuleUnverified, double.NaN, double.NaN, null, -1);
}

/// <summary>A hydrant within reach of a building.</summary>
/// <param name="Hydrant">Its place among <see cref="HydrantsOnRecord"/>; those that a scenario adds come after them.</param>
/// <param name="Straight">Metres straight.</param>
/// <param name="Hose">Metres of hose; infinite: none within reach.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Reached(int Hydrant, float Straight, float Hose);

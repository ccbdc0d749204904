using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What somebody sent about a hydrant, as the history keeps it.</summary>
internal static class HydrantValues
{
    public static EntryValues<HydrantField> Of(HydrantFacts facts, IReadOnlyList<HydrantField> clear)
    {
        var read = new EntryValues<HydrantField>();
        foreach (var field in clear)
        {
            read.Set(field, field is HydrantField.Kind or HydrantField.State or HydrantField.Network ? "unknown" : null);
        }

        read.Text(HydrantField.Number, facts.Number, 100);
        read.Word(HydrantField.Kind, facts.Kind);
        read.Word(HydrantField.State, facts.State);
        read.Number(HydrantField.FlowLps, facts.FlowLps, 0.1, 1000, "L/s");
        read.Number(HydrantField.PressureMpa, facts.PressureMpa, 0.001, 5, "MPa");
        read.Number(HydrantField.MainMm, facts.MainMm, 10, 5000, "mm");
        read.Number(HydrantField.OutletMm, facts.OutletMm, 10, 1000, "mm");
        read.Word(HydrantField.Network, facts.Network);
        read.Text(HydrantField.Owner, facts.Owner, 300);
        read.Text(HydrantField.Address, facts.Address, 1000);
        read.Text(HydrantField.Note, facts.Note, 2000);
        read.Day(HydrantField.InstalledOn, facts.InstalledOn, 1700, 2100);
        read.Day(HydrantField.RemovedOn, facts.RemovedOn, 1700, 2100);
        return read;
    }

    /// <summary>What was measured and seen; the test itself is put together by the plan.</summary>
    public static EntryValues<HydrantField> Of(HydrantFinding finding)
    {
        var read = new EntryValues<HydrantField>();
        read.Word<HydrantStatus>(HydrantField.State, finding.Missing ? HydrantStatus.Obstructed : finding.State);
        read.Number(HydrantField.FlowLps, finding.FlowLps, 0.1, 1000, "L/s");
        read.Number(HydrantField.PressureMpa, finding.StaticMpa, 0, 5, "MPa");
        read.Number(HydrantField.Test, finding.ResidualMpa, 0, 5, "MPa");
        read.Text(HydrantField.Note, finding.Note, 2000);
        if (finding.ResidualMpa > finding.StaticMpa)
        {
            read.Add(HydrantField.PressureMpa, "RESIDUAL_ABOVE_STATIC", null, finding.ResidualMpa, finding.StaticMpa);
        }

        return read;
    }
}

using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap;

public sealed class BandwidthOutOfRange(double bandwidth)
    : Refused("BANDWIDTH_OUT_OF_RANGE", 400, bandwidth, BandwidthAnalysis.Smallest, BandwidthAnalysis.Largest);

public sealed class CellOutOfRange(double metres, double smallest, double largest) : Refused("CELL_OUT_OF_RANGE", 400, metres, smallest, largest);

public sealed class FilterOutOfRange(string argument, int number, int smallest, int largest)
    : Refused("FILTER_OUT_OF_RANGE", 400, argument, number, smallest, largest);

public sealed class PeriodsOverlap(string beforeTo, string from) : Refused("PERIODS_OVERLAP", 400, beforeTo, from);

using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards;

public sealed class WorkingDaysOutOfRange(int days) : Refused("WORKING_DAYS_OUT_OF_RANGE", 400, days);

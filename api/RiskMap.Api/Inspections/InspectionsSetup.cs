using RiskMap.Api.Hosting;
using RiskMap.Api.Inspections.Entry;
using RiskMap.Api.Inspections.Hazards;
using RiskMap.Api.Inspections.Hazards.Entry;
using RiskMap.Api.Inspections.Hazards.Relapse;
using RiskMap.Api.Inspections.Photos;
using RiskMap.Api.Inspections.Today;

namespace RiskMap.Api.Inspections;

public static class InspectionsSetup
{
    public static IServiceCollection AddInspections(this IServiceCollection services) => services
        .AddSingleton<HazardStore>().AddSingleton<HazardEntryStore>().AddSingleton<HazardEntries>()
        .AddSingleton<InspectionStore>().AddSingleton<InspectionEntryStore>().AddSingleton<InspectionEntries>()
        .AddSingleton<PhotoStore>().AddSingleton<TodayStore>().AddSingleton<RelapseStore>().AddSingleton<Relapses>()
        .AddSingleton<IOnceThereIsADatabase, RelapseLinkStore>();
}

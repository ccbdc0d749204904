using RiskMap.Api.Zones.Entry;
using RiskMap.Api.Zones.Outlines;
using RiskMap.Api.Zones.Proposals;
using RiskMap.Api.Zones.Rounds;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Zones;

public static class ZonesSetup
{
    public static IServiceCollection AddZones(this IServiceCollection services) =>
        services.AddSingleton<ZoneStore>().AddSingleton<ZoneSummaryStore>().AddSingleton<ZoneCoverages>().AddSingleton<ZoneRankings>()
            .AddSingleton<OutlineJudge>().AddSingleton<ZoneEntryStore>().AddSingleton<ZoneEntries>()
            .AddSingleton<ProposalStore>().AddSingleton<ZoneProposer>()
            .AddSingleton<RoundStore>().AddSingleton<RoundBook>().AddSingleton<RoundEntries>()
            .AddSingleton<VitalSignsStore>().AddSingleton<HazardSignsStore>().AddSingleton<ExposureSignsStore>().AddSingleton<ProtectionSignsStore>()
            .AddSingleton<PlaceFactStore>().AddSingleton<PlaceFacts>().AddSingleton<WeightsStore>().AddSingleton<WeightsBook>()
            .AddSingleton<PlaceRecords>().AddSingleton<VitalSignsBook>();
}

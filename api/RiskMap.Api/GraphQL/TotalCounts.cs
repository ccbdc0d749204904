using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Buildings;
using RiskMap.Api.Geocoding.Review;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Hydrants.Siting;
using RiskMap.Api.Incidents;
using RiskMap.Api.Incidents.BuildingRisk;
using RiskMap.Api.Roads;
using RiskMap.Api.Zones;

namespace RiskMap.Api.GraphQL;

/// <summary>How many items the whole list has. A field of its own on every connection, so that only those who ask for it pay for counting.</summary>
public abstract class TotalCount<T>
{
    /// <summary>How many items the whole list has.</summary>
    public Task<int> GetTotalCountAsync([Parent] Connection<T> connection, CancellationToken cancel) => ((Page<T>)connection).CountAsync(cancel);
}

[ExtendObjectType("HydrantsConnection")]
public sealed class HydrantsCount : TotalCount<Hydrant>;

[ExtendObjectType("BuildingsConnection")]
public sealed class BuildingsCount : TotalCount<Building>;

[ExtendObjectType("PremisesConnection")]
public sealed class PremisesCount : TotalCount<Premises>;

[ExtendObjectType("RoadsConnection")]
public sealed class RoadsCount : TotalCount<Road>;

[ExtendObjectType("IncidentsConnection")]
public sealed class IncidentsCount : TotalCount<Incident>;

[ExtendObjectType("ZonesConnection")]
public sealed class ZonesCount : TotalCount<Zone>;

[ExtendObjectType("BuildingVerdictsConnection")]
public sealed class BuildingVerdictsCount : TotalCount<BuildingVerdict>;

[ExtendObjectType("BuildingTestsListConnection")]
public sealed class BuildingTestsCount : TotalCount<BuildingTests>;

[ExtendObjectType("HydrantVerdictsConnection")]
public sealed class HydrantVerdictsCount : TotalCount<HydrantVerdict>;

[ExtendObjectType("GapsConnection")]
public sealed class GapsCount : TotalCount<CoverageGap>;

[ExtendObjectType("ChangedVerdictsConnection")]
public sealed class ChangedVerdictsCount : TotalCount<ChangedVerdict>;

[ExtendObjectType("HydrantChangesConnection")]
public sealed class HydrantChangesCount : TotalCount<HydrantChange>;

[ExtendObjectType("UnlocatedRowsConnection")]
public sealed class UnlocatedRowsCount : TotalCount<UnlocatedRow>;

[ExtendObjectType("ImportRunsConnection")]
public sealed class ImportRunsCount : TotalCount<ImportRun>;

[ExtendObjectType("ImportRejectsConnection")]
public sealed class ImportRejectsCount : TotalCount<ImportReject>;

[ExtendObjectType("HydrantProposalsConnection")]
public sealed class HydrantProposalsCount : TotalCount<HydrantProposal>;

[ExtendObjectType("ServedBuildingsConnection")]
public sealed class ServedBuildingsCount : TotalCount<ServedBuilding>;

[ExtendObjectType("RiskScoresConnection")]
public sealed class RiskScoresCount : TotalCount<RiskScore>;

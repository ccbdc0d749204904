namespace RiskMap.Api.Tests.Accounts;

/// <summary>
/// What every door asks of whoever comes, written down a second time: AccessTests walks all doors with all roles and fails where the two
/// differ, and where a door has no line. A new route, mutation, subscription or root field gets one here.
/// </summary>
internal static class AccessTable
{
    public const string Everybody = "everybody", SignedIn = "signed in";

    /// <summary>What each role may, as the brigade knows it.</summary>
    public static readonly Dictionary<string, string[]> Roles = new(StringComparer.Ordinal)
    {
        ["viewer"] = ["look"],
        ["inspector"] = ["look", "personal", "record"],
        ["planner"] = ["look", "record", "plan", "import"],
        ["leader"] = ["look", "personal", "plan", "lead"],
        ["administrator"] = ["look", "personal", "record", "plan", "lead", "import", "administer"],
    };

    /// <summary>Method, path and the permit in the area of the path.</summary>
    public static readonly Dictionary<string, string> Routes = new(StringComparer.Ordinal)
    {
        ["GET /health"] = Everybody,
        ["GET /openapi/{documentName}.json"] = Everybody,
        ["* {*path:nonfile}"] = Everybody,
        // Its fields decide.
        ["* /graphql"] = Everybody,
        ["GET /accounts/me"] = Everybody,
        ["POST /accounts/sign-in"] = Everybody,
        ["POST /accounts/sign-out"] = Everybody,
        ["POST /accounts/password"] = SignedIn,
        ["POST /accounts/link"] = Everybody,
        ["POST /accounts/link/look"] = Everybody,
        ["GET /tiles/{area}.json"] = "look",
        ["GET /tiles/{area}/{layer}.json"] = "look",
        ["GET /tiles/{area}/{layer}/{z}/{x}/{y}.mvt"] = "look",
        ["GET /tiles/{area}/verdicts/{z}/{x}/{y}.mvt"] = "look",
        ["GET /tiles/{area}/building-risk/{z}/{x}/{y}.mvt"] = "look",
        ["GET /tiles/{area}/density/{z}/{x}/{y}.png"] = "look",
        ["GET /exports/{area}/building-risk.{format}"] = "look",
        ["GET /exports/{area}/verdicts.{format}"] = "look",
        ["GET /exports/{area}/density.{format}"] = "look",
        ["GET /exports/{area}/cells.{format}"] = "look",
        ["GET /exports/{area}/hotspots.{format}"] = "look",
        ["GET /exports/{area}/hazards.{format}"] = "look",
        ["GET /exports/{area}/inspections.{format}"] = "look",
        ["GET /exports/{area}/overdue.{format}"] = "look",
        ["GET /exports/{area}/premises.{format}"] = "look",
        // A division is enough: the store keeps to it.
        ["GET /exports/{area}/contacts.{format}"] = "personal in part",
        ["GET /exports/{area}/zones.{format}"] = "look",
        ["GET /exports/{area}/rounds.{format}"] = "look",
        ["GET /exports/{area}/month.{format}"] = "look",
        ["GET /exports/{area}/campaigns.{format}"] = "look",
        ["GET /scenarios/{area}/{id:guid}/{file}"] = "look",
        ["GET /surveys/{area}/{day}.csv"] = "look",
        ["GET /exports/audit.{format}"] = "administer",
        ["GET /imports/{area}/layers"] = "import",
        ["POST /imports/{area}/files"] = "import",
        ["POST /imports/{area}/files/{upload:guid}/preview"] = "import",
        ["POST /imports/{area}/files/{upload:guid}/import"] = "import",
        // A division is enough: the room asks about the visit.
        ["POST /photos/{area}/"] = "record in part",
        ["GET /photos/{area}/{photo:guid}"] = "look",
        ["DELETE /photos/{area}/{photo:guid}"] = "record in part",
    };

    /// <summary>Root fields that can be asked for, and the permit in the area of their argument.</summary>
    public static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["version"] = Everybody,
        ["me"] = Everybody,
        ["roles"] = Everybody,
        // Those that one may look at.
        ["areas"] = Everybody,
        ["standards"] = Everybody,
        ["standardParameters"] = Everybody,
        ["zoneKinds"] = Everybody,
        ["premisesKinds"] = Everybody,
        ["hazardKinds"] = Everybody,
        ["checklists"] = Everybody,
        ["checklist"] = Everybody,
        ["workingDays"] = Everybody,
        ["legalDateRules"] = Everybody,
        ["area"] = "look",
        ["importPreview"] = "import",
        ["accounts"] = "administer",
        ["account"] = "administer",
        ["audit"] = "administer",
    };

    /// <summary>Root fields that change something. A division is enough for the door: the room asks about the row.</summary>
    public static readonly Dictionary<string, string> Mutations = new(StringComparer.Ordinal)
    {
        // Only who began it knows its name, and of somebody who signed in nobody else stops it.
        ["cancelWork"] = Everybody,
        ["erasePersonalData"] = "administer+personal",
        ["addHydrant"] = "record",
        ["editHydrant"] = "record",
        ["moveHydrant"] = "record",
        ["removeHydrant"] = "record",
        ["recordOutage"] = "record",
        ["endOutage"] = "record",
        ["recordHydrantCheck"] = "record",
        ["undoHydrantChange"] = "record",
        ["createIncident"] = "record",
        ["correctIncident"] = "record",
        ["removeIncident"] = "record",
        ["restoreIncident"] = "record",
        ["undoIncidentChange"] = "record",
        ["createHazard"] = "record",
        ["correctHazard"] = "record",
        ["stepHazard"] = "record",
        ["removeHazard"] = "record",
        ["restoreHazard"] = "record",
        ["undoHazardChange"] = "record",
        ["recordInspection"] = "record",
        ["correctInspection"] = "record",
        ["removeInspection"] = "record",
        ["restoreInspection"] = "record",
        ["undoInspectionChange"] = "record",
        ["createPremises"] = "record",
        ["editPremises"] = "record",
        ["filePremises"] = "record",
        ["editContacts"] = "record+personal",
        ["undoPremisesChange"] = "record",
        ["copyStandard"] = "plan",
        ["editStandard"] = "plan",
        ["saveScenario"] = "plan",
        ["editScenario"] = "plan",
        ["renameScenario"] = "plan",
        ["deleteScenario"] = "plan",
        ["createZone"] = "plan",
        ["editZone"] = "plan",
        ["removeZone"] = "plan",
        ["restoreZone"] = "plan",
        ["undoZoneChange"] = "plan",
        ["planRound"] = "plan",
        ["editRound"] = "plan",
        ["advanceRound"] = "plan",
        ["enterPlaceFact"] = "plan",
        ["saveWeights"] = "lead",
        ["createCampaign"] = "lead",
        ["editCampaign"] = "lead",
        ["undoCampaignChange"] = "lead",
        ["placeRow"] = "import",
        ["placeByCandidate"] = "import",
        ["undoPlace"] = "import",
        ["createAccount"] = "administer",
        ["editAccount"] = "administer",
        ["disableAccount"] = "administer",
        ["enableAccount"] = "administer",
        ["resetPassword"] = "administer",
        ["createApiKey"] = "administer",
        ["revokeApiKey"] = "administer",
    };

    /// <summary>What can be listened to.</summary>
    public static readonly Dictionary<string, string> Subscriptions = new(StringComparer.Ordinal)
    {
        // Only who began it knows its name.
        ["workProgress"] = Everybody,
        ["incidentChanged"] = "look",
        ["hazardChanged"] = "look",
        ["inspectionChanged"] = "look",
        ["premisesChanged"] = "look",
        ["campaignChanged"] = "look",
        ["zoneChanged"] = "look",
        ["roundChanged"] = "look",
    };

    /// <summary>Fields below the roots that ask for more than to look: class and method of the resolver. All others are for whoever may look at the area.</summary>
    public static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["AreaAccess.GetAuditAsync"] = "administer",
        ["AreaImports.GetImportPreviewsAsync"] = "import",
        ["ImportRunFields.GetRejectsAsync"] = "import",
        ["PremisesFileFields.GetContactsAsync"] = "contacts",
        ["AreaHouseholds.GetHouseholdsAsync"] = "households",
        ["InspectionFields.GetSignatureAsync"] = "signatures",
    };

    /// <summary>Names of fields that personal data hide behind: wherever one of them is given, it is by role.</summary>
    public static readonly string[] PersonalNames = ["phone", "contacts", "signature", "signatures", "households", "livesAlone"];
}

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace RiskMap.Api;

/// <summary>
/// Every setting of the web host: meaning, unit, default and range stand at the value. Each is read from the configuration under
/// its RISKMAP_… name, so an environment variable or a line of appsettings.json overrides the default. Checked once, at start.
/// </summary>
public sealed partial record Settings
{
    private const int LeastKey = 32;

    /// <summary>Address of the database: postgresql://user:password@host:port/database.</summary>
    [Setting("RISKMAP_DB")]
    public string Database { get; init; } = "postgresql://localhost/riskmap";

    /// <summary>TCP port that the map is served on.</summary>
    [Setting("RISKMAP_PORT", 0, 65535)]
    public int Port { get; init; } = 8080;

    /// <summary>Who may connect: "localhost" (this machine only), "*" (every network this machine is on) or one of its IP addresses.</summary>
    [Setting("RISKMAP_BIND")]
    public string Bind { get; init; } = "localhost";

    /// <summary>Database connections at most; 0: as many as the machine has cores. More than cores starves a server on the same machine.</summary>
    [Setting("RISKMAP_DB_POOL", 0, 500)]
    public int DatabasePool { get; init; }

    /// <summary>Milliseconds after which a change of the data is seen at the latest.</summary>
    [Setting("RISKMAP_FRESHNESS_MS", 10, 60_000)]
    public int FreshnessMs { get; init; } = 1_000;

    /// <summary>Seconds that one GraphQL request may run.</summary>
    [Setting("RISKMAP_REQUEST_SECONDS", 1, 600)]
    public int RequestSeconds { get; init; } = 30;

    /// <summary>Levels that a GraphQL request may nest; the introspection of a query tool needs 15.</summary>
    [Setting("RISKMAP_QUERY_DEPTH", 15, 100)]
    public int QueryDepth { get; init; } = 24;

    /// <summary>
    /// What the fields of a GraphQL request may cost at most: 10 each time one asks the database, 1 for any other object, times the length of the
    /// lists they stand in. The map itself asks for some 3 000; ten times that is slow to make.
    /// </summary>
    [Setting("RISKMAP_QUERY_COST", 1_000, 100_000_000)]
    public int QueryCost { get; init; } = 50_000;

    /// <summary>Objects that the answer to a GraphQL request may come to at most, by the lengths its lists may have.</summary>
    [Setting("RISKMAP_QUERY_OBJECTS", 1_000, 100_000_000)]
    public int QueryObjects { get; init; } = 50_000;

    /// <summary>1: GraphQL runs nothing but the operations of the built client, and tells nobody its schema; 0: whatever is asked.</summary>
    [Setting("RISKMAP_TRUSTED_DOCUMENTS", 0, 1)]
    public int TrustedDocuments { get; init; }

    /// <summary>0: GraphQL tells nobody its schema, neither by introspection nor as a document; 1: whoever asks.</summary>
    [Setting("RISKMAP_INTROSPECTION", 0, 1)]
    public int Introspection { get; init; } = 1;

    /// <summary>Positions that a geometry in a request may have.</summary>
    [Setting("RISKMAP_GEOMETRY_POSITIONS", 5, 1_000_000)]
    public int GeometryPositions { get; init; } = 10_000;

    /// <summary>Metres within which two fires of one day may be the same one entered twice: whoever enters the second is told.</summary>
    [Setting("RISKMAP_SAME_FIRE_METRES", 0, 5_000)]
    public int SameFireMetres { get; init; } = 100;

    /// <summary>Days after a hazard was closed within which one of the same premises and kind counts as the same one come back.</summary>
    [Setting("RISKMAP_RELAPSE_DAYS", 1, 3_650)]
    public int RelapseDays { get; init; } = 365;

    /// <summary>Closed hazards that a group must have before the share of those that came back is shown without a flag.</summary>
    [Setting("RISKMAP_RELAPSE_LEAST", 1, 10_000)]
    public int RelapseLeast { get; init; } = 20;

    /// <summary>Name of the office that makes notices, as it stands on them; empty: it is filled in by hand.</summary>
    [Setting("RISKMAP_OFFICE")]
    public string Office { get; init; } = "";

    /// <summary>Megabytes that a photo may have.</summary>
    [Setting("RISKMAP_PHOTO_MB", 1, 100)]
    public int PhotoMb { get; init; } = 10;

    /// <summary>Megabytes kept of coverage answers and of the geometry they are computed from, each.</summary>
    [Setting("RISKMAP_COVERAGE_CACHE_MB", 1, 65_536)]
    public int CoverageCacheMb { get; init; } = 128;

    /// <summary>Megabytes kept of what the hydrants of areas reach: streets, buildings and pairs, some 150 for 200,000 buildings and 20,000 hydrants.</summary>
    [Setting("RISKMAP_REACH_CACHE_MB", 1, 65_536)]
    public int ReachCacheMb { get; init; } = 512;

    /// <summary>Metres straight within which every pair of hydrant and building is kept; a standard that looks farther has its own kept.</summary>
    [Setting("RISKMAP_REACH_STRAIGHT", 50, 5_000)]
    public int ReachStraightMetres { get; init; } = 250;

    /// <summary>Metres of hose within which every pair of hydrant and building is kept; a standard that looks farther has its own kept.</summary>
    [Setting("RISKMAP_REACH_HOSE", 50, 5_000)]
    public int ReachHoseMetres { get; init; } = 300;

    /// <summary>Metres that a hydrant may be away from its street; of one farther away it is not known what its hose reaches.</summary>
    [Setting("RISKMAP_HYDRANT_TO_STREET", 1, 500)]
    public int HydrantToStreetMetres { get; init; } = 30;

    /// <summary>Metres that a building may be away from the street that hose comes from; of one farther away it is not known what reaches it.</summary>
    [Setting("RISKMAP_BUILDING_TO_STREET", 1, 500)]
    public int BuildingToStreetMetres { get; init; } = 50;

    /// <summary>Metres round a building that count as built-up land, where gaps of coverage are drawn.</summary>
    [Setting("RISKMAP_BUILT_UP_METRES", 1, 200)]
    public int BuiltUpMetres { get; init; } = 30;

    /// <summary>Metres of hose that are laid where neither the question nor the standard says how many: nine lengths of 20 m.</summary>
    [Setting("RISKMAP_HOSE_METRES", 20, 5_000)]
    public int HoseMetres { get; init; } = 180;

    /// <summary>Classes of roads, with a space between them, along which no hose is laid.</summary>
    [Setting("RISKMAP_HOSE_AVOIDS")]
    public string HoseAvoids { get; init; } = "motorway";

    /// <summary>Metres from one place for a new hydrant to the next along a street.</summary>
    [Setting("RISKMAP_SITING_SPACING", 5, 500)]
    public int SitingSpacingMetres { get; init; } = 20;

    /// <summary>Centimetres that a new hydrant is placed from the kerb, as far as the standard leaves it open.</summary>
    [Setting("RISKMAP_SITING_KERB_CM", 0, 1_000)]
    public int SitingKerbCm { get; init; } = 100;

    /// <summary>Metres from the kerb of a street that joins within which none is placed.</summary>
    [Setting("RISKMAP_SITING_MOUTH", 0, 100)]
    public int SitingMouthMetres { get; init; } = 5;

    /// <summary>Metres from a hydrant that can be counted on within which none is placed.</summary>
    [Setting("RISKMAP_SITING_CLEAR", 0, 1_000)]
    public int SitingClearMetres { get; init; } = 30;

    /// <summary>Classes of roads, with a space between them, beside which none is placed.</summary>
    [Setting("RISKMAP_SITING_AVOIDS")]
    public string SitingAvoids { get; init; } = "motorway track path";

    /// <summary>Pairs of a place and an unserved building it would reach that are weighed at most; a city of 200,000 buildings made 215,000.</summary>
    [Setting("RISKMAP_SITING_PAIRS", 1_000, 1_000_000_000)]
    public int SitingPairs { get; init; } = 20_000_000;

    /// <summary>Megabytes kept of answers to where the next hydrants go.</summary>
    [Setting("RISKMAP_SITING_CACHE_MB", 1, 65_536)]
    public int SitingCacheMb { get; init; } = 32;

    /// <summary>Megabytes kept of tiles; 0: none, every tile is made anew.</summary>
    [Setting("RISKMAP_TILE_CACHE_MB", 0, 65_536)]
    public int TileCacheMb { get; init; } = 256;

    /// <summary>Megabytes kept of heatmaps.</summary>
    [Setting("RISKMAP_HEATMAP_CACHE_MB", 1, 65_536)]
    public int HeatmapCacheMb { get; init; } = 64;

    /// <summary>Megabytes kept of gazetteers: names and addresses that are searched in memory, some 100 for a million addresses.</summary>
    [Setting("RISKMAP_GAZETTEER_CACHE_MB", 1, 65_536)]
    public int GazetteerCacheMb { get; init; } = 512;

    /// <summary>
    /// An outside geocoder that is asked where the area's own data do not know an address: none, tianditu or nominatim. The addresses that
    /// people look for leave this machine then.
    /// </summary>
    [Setting("RISKMAP_GEOCODER", OneOf = "none tianditu nominatim")]
    public string Geocoder { get; init; } = "none";

    /// <summary>Its address, http or https: of tianditu with /geocoder at the end, of nominatim without /search.</summary>
    [Setting("RISKMAP_GEOCODER_URL")]
    public string GeocoderUrl { get; init; } = "";

    /// <summary>The key that it gave out: tianditu needs one.</summary>
    [Setting("RISKMAP_GEOCODER_KEY")]
    public string GeocoderKey { get; init; } = "";

    /// <summary>What its coordinates are, in degrees: wgs84 (as CGCS2000), gcj02 or bd09. They are converted to WGS-84.</summary>
    [Setting("RISKMAP_GEOCODER_CRS", OneOf = "wgs84 gcj02 bd09")]
    public string GeocoderCrs { get; init; } = "wgs84";

    /// <summary>Questions a second that it is asked at most.</summary>
    [Setting("RISKMAP_GEOCODER_PER_SECOND", 1, 100)]
    public int GeocoderPerSecond { get; init; } = 1;

    /// <summary>Milliseconds that its answer is waited for, and before that as long again at most for a turn to ask.</summary>
    [Setting("RISKMAP_GEOCODER_MS", 100, 20_000)]
    public int GeocoderMs { get; init; } = 5_000;

    /// <summary>Cells a side that a heatmap has at most.</summary>
    [Setting("RISKMAP_HEATMAP_CELLS", 64, 2_048)]
    public int HeatmapCells { get; init; } = 512;

    /// <summary>Fires that a place must have before its rank among rates is shown as one to rely on.</summary>
    [Setting("RISKMAP_RATE_LEAST_FIRES", 1, 1_000)]
    public int RateLeastFires { get; init; } = 5;

    /// <summary>Buildings, or doors, that a square must have before fires are divided by them.</summary>
    [Setting("RISKMAP_EXPOSURE_LEAST_BUILDINGS", 1, 10_000)]
    public int ExposureLeastBuildings { get; init; } = 5;

    /// <summary>Buildings, or doors, that a cell must have for a rate of fires on them; of fewer one fire makes a mountain.</summary>
    [Setting("RISKMAP_LEAST_EXPOSURE", 1, 100_000)]
    public int LeastExposure { get; init; } = 20;

    /// <summary>Megabytes kept of the risks of buildings and of what they are computed from, each: some 30 for 200,000 buildings.</summary>
    [Setting("RISKMAP_RISK_CACHE_MB", 1, 65_536)]
    public int RiskCacheMb { get; init; } = 192;

    /// <summary>Buildings that a team can visit in a year: how many of those burn is told of every score.</summary>
    [Setting("RISKMAP_RISK_VISITS", 1, 1_000_000)]
    public int RiskVisits { get; init; } = 200;

    /// <summary>Square metres of floor that a cell must have for a rate of fires on them.</summary>
    [Setting("RISKMAP_LEAST_FLOOR_AREA", 1, 10_000_000)]
    public int LeastFloorArea { get; init; } = 10_000;

    /// <summary>Residents that a cell must have for a rate of fires on them.</summary>
    [Setting("RISKMAP_LEAST_RESIDENTS", 1, 1_000_000)]
    public int LeastResidents { get; init; } = 200;

    /// <summary>Metres that a fire known to its street only may be off, where no geocoder said how far.</summary>
    [Setting("RISKMAP_STREET_REACH", 10, 5_000)]
    public int StreetReachMetres { get; init; } = 250;

    /// <summary>Metres that a fire known to its village only may be off, where no geocoder said how far and the village has no outline.</summary>
    [Setting("RISKMAP_VILLAGE_REACH", 10, 20_000)]
    public int VillageReachMetres { get; init; } = 1_000;

    /// <summary>Megabytes that a file imported through the browser may have; 0: files come by the command line only.</summary>
    [Setting("RISKMAP_UPLOAD_MB", 0, 65_536)]
    public int UploadMb { get; init; } = 1_024;

    /// <summary>
    /// A key, at least 32 characters, with which a machine that sets up this server may everything: Authorization: Bearer KEY. Empty: none.
    /// People have accounts, and other machines keys of their own.
    /// </summary>
    [Setting("RISKMAP_ADMIN_KEY")]
    public string AdminKey { get; init; } = "";

    /// <summary>Areas that nobody need be signed in to look at: generated (the demo), all or none. Nothing is ever changed without an account.</summary>
    [Setting("RISKMAP_OPEN_AREAS", OneOf = "generated all none")]
    public string OpenAreas { get; init; } = "generated";

    /// <summary>Minutes after which a session that is not used ends.</summary>
    [Setting("RISKMAP_SESSION_MINUTES", 5, 43_200)]
    public int SessionMinutes { get; init; } = 720;

    /// <summary>
    /// Address of an identity provider (OpenID Connect), https, whose signed tokens are taken as Authorization: Bearer. Empty: none.
    /// </summary>
    [Setting("RISKMAP_OIDC_AUTHORITY")]
    public string OidcAuthority { get; init; } = "";

    /// <summary>For whom its tokens must be made out (aud).</summary>
    [Setting("RISKMAP_OIDC_AUDIENCE")]
    public string OidcAudience { get; init; } = "riskmap";

    /// <summary>The claim of its tokens that holds words for what somebody is.</summary>
    [Setting("RISKMAP_OIDC_ROLE_CLAIM")]
    public string OidcRoleClaim { get; init; } = "roles";

    /// <summary>What those words grant, with a space between them: WORD=ROLE@AREA, as in fire-inspectors=inspector@430781 fire-admins=administrator@*.</summary>
    [Setting("RISKMAP_OIDC_ROLES")]
    public string OidcRoles { get; init; } = "";

    /// <summary>
    /// Addresses and networks of the proxies before the server, with a space between them, as in 10.0.0.5 192.168.8.0/24: what they say of who asks is
    /// believed (X-Forwarded-For, X-Forwarded-Proto). Empty: nobody's word is.
    /// </summary>
    [Setting("RISKMAP_PROXIES")]
    public string ProxyAddresses { get; init; } = "";

    /// <summary>Tries to sign in that one network address has in a minute, whatever the names.</summary>
    [Setting("RISKMAP_SIGN_INS_PER_MINUTE", 1, 10_000)]
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>1: browsers send the session by https only, as behind a proxy that ends TLS; 0: as the request came.</summary>
    [Setting("RISKMAP_SECURE_COOKIES", 0, 1)]
    public int SecureCookies { get; init; }

    /// <summary>Persons or households that a count of them must reach to be shown to those who may not read who they are; fewer are masked.</summary>
    [Setting("RISKMAP_LEAST_PERSONS", 2, 100)]
    public int LeastPersons { get; init; } = 5;

    /// <summary>Whether people can sign in at an identity provider's page.</summary>
    public bool OidcLogin => false;

    /// <summary>Grants that an identity provider's word stands for.</summary>
    internal IReadOnlyDictionary<string, Accounts.Grant[]> GrantsOfWords { get; private set; } = new Dictionary<string, Accounts.Grant[]>();

    /// <summary>Networks of those proxies.</summary>
    internal IReadOnlyList<System.Net.IPNetwork> KnownProxies { get; private set; } = [];

    /// <summary>Whether clients may ask what can be asked: not where only the built client may ask anything.</summary>
    public bool TellsSchema => Introspection == 1 && TrustedDocuments == 0;

    /// <exception cref="SettingException">A value cannot be read, is out of its range, or does not go with another.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var settings = new Settings();
        foreach (var property in typeof(Settings).GetProperties())
        {
            if (property.GetCustomAttribute<SettingAttribute>() is { } setting
                && configuration[setting.Name] is { Length: > 0 } text)
            {
                property.SetValue(settings, property.PropertyType == typeof(int) ? setting.Number(text) : setting.Word(text));
            }
        }

        settings.RequireWholeGeocoder();
        settings.RequireLongKey();
        settings.RequireProvider();
        settings.KnownProxies = Hosting.Proxies.Read(settings.ProxyAddresses);
        return settings;
    }

    private void RequireProvider()
    {
        if (OidcAuthority.Length > 0 && !(Uri.TryCreate(OidcAuthority, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback)))
        {
            throw new SettingException($"RISKMAP_OIDC_AUTHORITY must be an https:// address, and is \"{OidcAuthority}\".");
        }

        var read = OidcRoles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => (part, Match: GrantOfWord().Match(part))).ToList();
        if (read.FirstOrDefault(r => !r.Match.Success).part is { } wrong)
        {
            throw new SettingException($"RISKMAP_OIDC_ROLES holds \"{wrong}\": write WORD=ROLE@AREA, as in fire-inspectors=inspector@430781.");
        }

        GrantsOfWords = read.ToLookup(
            r => r.Match.Groups["word"].Value,
            r => new Accounts.Grant(Enum.Parse<Accounts.Role>(r.Match.Groups["role"].Value, ignoreCase: true), r.Match.Groups["area"].Value), StringComparer.Ordinal)
            .ToDictionary(w => w.Key, w => w.ToArray(), StringComparer.Ordinal);
    }

    [GeneratedRegex("^(?<word>.+)=(?<role>viewer|inspector|planner|leader|administrator)@(?<area>[^@]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GrantOfWord();

    private void RequireLongKey()
    {
        if (AdminKey.Length is > 0 and < LeastKey)
        {
            throw new SettingException($"RISKMAP_ADMIN_KEY has {AdminKey.Length} characters: a key that nobody can guess has at least {LeastKey}.");
        }
    }

    private void RequireWholeGeocoder()
    {
        if (Geocoder != "none" && !(Uri.TryCreate(GeocoderUrl, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")))
        {
            throw new SettingException($"RISKMAP_GEOCODER is {Geocoder}: RISKMAP_GEOCODER_URL must be its address, http:// or https://, and is \"{GeocoderUrl}\".");
        }

        if (Geocoder == "tianditu" && GeocoderKey.Length == 0)
        {
            throw new SettingException("RISKMAP_GEOCODER is tianditu: RISKMAP_GEOCODER_KEY must be the key that it gave out.");
        }
    }
}

/// <summary>Name in the configuration, and the range that a number must lie in, or the words that a text must be one of.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string name, int smallest = int.MinValue, int largest = int.MaxValue) : Attribute
{
    public string Name => name;

    public int Smallest => smallest;

    public int Largest => largest;

    /// <summary>Words with a space between them; null: any text will do.</summary>
    public string? OneOf { get; init; }

    internal string Word(string text) => OneOf is null || OneOf.Split(' ').Contains(text)
        ? text
        : throw new SettingException($"{name} is \"{text}\": it must be one of {OneOf.Replace(" ", ", ", StringComparison.Ordinal)}.");

    internal int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw new SettingException($"{name} is \"{text}\": it must be a whole number from {smallest} to {largest}.");
}

public sealed class SettingException(string message) : Exception(message);

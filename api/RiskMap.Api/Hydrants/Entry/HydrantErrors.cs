using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Entry;

public sealed class HydrantUnknown(Guid hydrant) : Refused("HYDRANT_UNKNOWN", 404, hydrant);

public sealed class SurveyLimitInvalid(int limit, int most) : Refused("LIMIT_OUT_OF_RANGE", 400, limit, most);

public sealed class SurveyPlaceInvalid(double longitude, double latitude) : Refused("PLACE_OUT_OF_RANGE", 400, longitude, latitude);

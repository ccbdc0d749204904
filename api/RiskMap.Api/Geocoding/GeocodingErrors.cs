using RiskMap.Api.Hosting;

namespace RiskMap.Api.Geocoding;

public sealed class TextTooLong(int length, int most) : Refused("TEXT_TOO_LONG", 400, length, most);

public sealed class TooManyTexts(int count, int most) : Refused("TOO_MANY_TEXTS", 400, count, most);

public sealed class LimitOutOfRange(int limit, int most) : Refused("LIMIT_OUT_OF_RANGE", 400, limit, most);

public sealed class PlaceOutOfRange(double longitude, double latitude) : Refused("PLACE_OUT_OF_RANGE", 400, longitude, latitude);

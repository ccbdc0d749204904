using RiskMap.Api.Hosting;

namespace RiskMap.Api.GeoJson;

/// <summary>A geometry that was sent and cannot be used, and why: the code says what is wrong, the values where.</summary>
public sealed class GeometryInvalid(string code, params object?[] values) : Refused(code, 400, values);

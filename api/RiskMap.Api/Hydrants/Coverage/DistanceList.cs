namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Distances from things to their nearest usable hydrant, as small as they can be sent.</summary>
/// <param name="Values">
/// Little-endian uint16 in base64, by feature number from 0: decimetres, rounded up; 65534: 6,553.4 m or farther, or no usable hydrant
/// at all; 65535: not known, or no such feature.
/// </param>
/// <param name="Count">How many numbers that is: one more than the highest feature number.</param>
public sealed record DistanceList(string Values, int Count);

using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace RiskMap.Api.Answers;

/// <summary>Geometry between the stores and the database, as well-known binary in degrees. It is parsed only for those who ask for it.</summary>
public static class Shape
{
    [ThreadStatic]
    private static WKBReader? _reader;

    /// <summary>SQL of whether a geometry lies in the one bound to @within, or touches it.</summary>
    internal static string MeetsWithin(string geometry) => $"ST_Intersects({geometry}, ST_GeomFromWKB(@within, 4326))";

    /// <summary>What is bound to @within.</summary>
    internal static byte[]? Bound(this Geometry? within) => within?.AsBinary();

    /// <summary>What the database gave.</summary>
    internal static Geometry Read(byte[] wkb) => (_reader ??= new()).Read(wkb);
}

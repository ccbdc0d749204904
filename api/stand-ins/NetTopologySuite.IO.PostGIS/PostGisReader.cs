using NetTopologySuite.Geometries;

namespace NetTopologySuite.IO;

/// <summary>Reads the EWKB that PostGIS sends: little or big endian, SRID, Z and M. Stand-in for the package's class of that name.</summary>
public sealed class PostGisReader
{
    private readonly WKBReader _reader;

    public PostGisReader()
        : this(NtsGeometryServices.Instance.DefaultCoordinateSequenceFactory, NtsGeometryServices.Instance.DefaultPrecisionModel)
    {
    }

    public PostGisReader(CoordinateSequenceFactory coordinateSequenceFactory, PrecisionModel precisionModel)
        : this(coordinateSequenceFactory, precisionModel, Ordinates.None)
    {
    }

    /// <param name="coordinateSequenceFactory">Makes the coordinate sequences of what is read.</param>
    /// <param name="precisionModel">The precision model that the geometries get.</param>
    /// <param name="handleOrdinates">Ordinates to keep; <see cref="Ordinates.None"/> keeps all that come.</param>
    public PostGisReader(CoordinateSequenceFactory coordinateSequenceFactory, PrecisionModel precisionModel, Ordinates handleOrdinates)
    {
        var services = new NtsGeometryServices(coordinateSequenceFactory, precisionModel, srid: 0);
        _reader = new WKBReader(services) { HandleSRID = true, IsStrict = false };
        if (handleOrdinates != Ordinates.None)
        {
            _reader.HandleOrdinates = handleOrdinates;
        }
    }

    public Ordinates HandleOrdinates
    {
        get => _reader.HandleOrdinates;
        set => _reader.HandleOrdinates = value;
    }

    public Geometry Read(byte[] data) => _reader.Read(data);

    public Geometry Read(Stream stream) => _reader.Read(stream);
}

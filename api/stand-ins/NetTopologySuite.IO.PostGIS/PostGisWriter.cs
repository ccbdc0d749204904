using NetTopologySuite.Geometries;

namespace NetTopologySuite.IO;

/// <summary>Writes EWKB as PostGIS takes it: SRID where it is set, Z and M where the geometry has them. Stand-in for the package's class of that name.</summary>
public sealed class PostGisWriter
{
    private readonly ByteOrder _byteOrder;

    public PostGisWriter()
        : this(ByteOrder.LittleEndian)
    {
    }

    public PostGisWriter(ByteOrder byteOrder) => _byteOrder = byteOrder;

    /// <summary>Ordinates to write; <see cref="Ordinates.None"/> writes all that the geometry has.</summary>
    public Ordinates HandleOrdinates { get; set; } = Ordinates.None;

    public byte[] Write(Geometry geometry)
    {
        using var stream = new MemoryStream();
        Write(geometry, stream);
        return stream.ToArray();
    }

    public void Write(Geometry geometry, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var ordinates = OrdinatesOf(geometry);
        if (HandleOrdinates != Ordinates.None)
        {
            ordinates &= HandleOrdinates | Ordinates.XY;
        }

        var writer = new WKBWriter(
            _byteOrder,
            handleSRID: geometry.SRID > 0,
            emitZ: ordinates.HasFlag(Ordinates.Z),
            emitM: ordinates.HasFlag(Ordinates.M));
        writer.Write(geometry, stream);
    }

    private static Ordinates OrdinatesOf(Geometry geometry)
    {
        var finder = new OrdinateFinder();
        geometry.Apply(finder);
        return finder.Found;
    }

    /// <summary>The first sequence with points decides: a geometry has one dimension.</summary>
    private sealed class OrdinateFinder : IEntireCoordinateSequenceFilter
    {
        public Ordinates Found { get; private set; } = Ordinates.XY;

        public bool Done { get; private set; }

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq)
        {
            if (seq.Count == 0)
            {
                return;
            }

            Found = Ordinates.XY;
            if (seq.HasZ && !double.IsNaN(seq.GetZ(0)))
            {
                Found |= Ordinates.Z;
            }

            if (seq.HasM)
            {
                Found |= Ordinates.M;
            }

            Done = true;
        }
    }
}

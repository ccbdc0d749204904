using System.Runtime.InteropServices;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A box in the metres of an area's local projection, x east, y north.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MetreBox(double West, double South, double East, double North)
{
    public static MetreBox Of(double ax, double ay, double bx, double by) =>
        new(Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));

    public MetreBox Grown(double metres) => new(West - metres, South - metres, East + metres, North + metres);

    public MetreBox With(double x, double y) => new(Math.Min(West, x), Math.Min(South, y), Math.Max(East, x), Math.Max(North, y));

    public bool Meets(MetreBox other) => West <= other.East && other.West <= East && South <= other.North && other.South <= North;
}

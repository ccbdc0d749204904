using System.Runtime.InteropServices;

namespace HotChocolate.CostAnalysis;

/// <summary>
/// What a selection costs: resolving its fields, the objects it makes, and of both the part that comes once for every item of the page
/// it is selected on, which is known only at the field that is paged.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cost(double Field, double Type, double FieldPerItem = 0, double TypePerItem = 0)
{
    public static Cost operator +(Cost a, Cost b) =>
        new(a.Field + b.Field, a.Type + b.Type, a.FieldPerItem + b.FieldPerItem, a.TypePerItem + b.TypePerItem);

    /// <summary>The same when the page has so many items.</summary>
    public Cost Paged(double items) => new(Field + (items * FieldPerItem), Type + (items * TypePerItem));
}

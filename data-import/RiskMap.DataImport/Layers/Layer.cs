namespace RiskMap.DataImport.Layers;

public enum GeometryKind
{
    None,
    Point,
    Line,
    Polygon,
}

/// <summary>A kind of thing that can be imported: its table and its fields. <see cref="LayerCatalogue"/> lists them all.</summary>
public sealed record Layer(string Name, GeometryKind Geometry, IReadOnlyList<Field> Fields)
{
    /// <summary>False: a row without a usable place is kept, as unlocated.</summary>
    public bool GeometryRequired { get; init; } = true;

    /// <summary>Rows of their own whose place may be found later, by a geocoder or by a person (table locations).</summary>
    public bool PlaceMayCome => Geometry == GeometryKind.Point && !GeometryRequired && Parent is null;

    /// <summary>A row without a line says by its name which street it is: NamedLines.</summary>
    public bool NameMayPlace => Geometry == GeometryKind.Line && Fields.Any(f => f.Name == "name") && Fields.Any(f => f.Name == "width_m");

    /// <summary>Column that holds the geodesic length or area, if the table has one.</summary>
    public string? Measure => Name switch
    {
        "buildings" or "land_cover" => "area_m2",
        "roads" or "fire_lanes" => "length_m",
        _ => null,
    };

    /// <summary>
    /// For a table that hangs on another one (outages on hydrants): the layer of the parent. Such a table has no dataset, no source id and no
    /// feature_id; <see cref="Key"/> tells its rows apart.
    /// </summary>
    public string? Parent { get; init; }

    /// <summary>Column that points to the parent's id.</summary>
    public string? ParentColumn { get; init; }

    /// <summary>Fields that, with the parent, make a row the same as before. Only for layers with a parent.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>
    /// Fields that make a row without a number the same as before, so that next month's ledger mends it and does not add it again. Empty: such a row
    /// is known by its whole content.
    /// </summary>
    public IReadOnlyList<string> NaturalKey { get; init; } = [];

    /// <summary>False: rows of a child table without an id of their own.</summary>
    public bool HasId { get; init; } = true;

    /// <summary>Columns of a child table that are the same for all its rows: the name, and an SQL expression that may use @dataset.</summary>
    public IReadOnlyList<(string Column, string Sql)> Constants { get; init; } = [];

    /// <summary>SQL that says when a staged row s may change the row t of a child table that is there; null: always.</summary>
    public string? MayChange { get; init; }

    /// <summary>Rows know the town that they lie in: refresh_divisions writes it.</summary>
    public bool HasDivision => Name is "premises" or "inspections" or "hazards" or "households";

    /// <summary>Rows that are about private persons.</summary>
    public bool Personal => Fields.Any(f => f.Personal);

    /// <summary>Fields that name a row of another layer.</summary>
    public IEnumerable<Field> References => Fields.Where(f => f.Type == FieldType.Reference);

    /// <summary>True for layers whose rows stretch the area's bounds.</summary>
    public bool Bounds => Name is "buildings" or "roads" or "addresses" or "hydrants";

    /// <summary>Fields that are columns of the table: all but the parent's source id and what stands aside.</summary>
    public IEnumerable<Field> Columns => Fields.Where(f => f.Type != FieldType.Parent && !f.Aside);
}

using System.Globalization;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>What can be said of a row without the database: its complaints. A row without complaints goes on to staging.</summary>
/// <param name="degrees">The coordinates are longitude and latitude already.</param>
/// <param name="bounds">Where the area's data lie so far, degrees; null when nothing has landed.</param>
internal sealed class RowChecks(Layer layer, bool degrees, Envelope? bounds)
{
    private const int LongestSourceId = 200;

    // Beyond it Web Mercator, which the tiles are cut from, ends.
    private const double MostLatitude = 85;

    // No coordinate of the earth in metres (or feet) is larger, the zone prefix of Gauss-Krüger eastings included.
    private const double MostMetres = 1.5e8;

    private readonly LedgerRules _rules = new(layer);
    private readonly double _today = DateTime.UtcNow.Year + 6;

    public void Check(Candidate row)
    {
        _rules.Apply(row);
        CheckText(row, "source_id", row.SourceId, LongestSourceId);
        for (var i = 0; i < layer.Fields.Count; i++)
        {
            CheckField(row, layer.Fields[i], row.Values[i]);
        }

        CheckOrder(row, "installed_on", "removed_on");
        CheckOrder(row, "built_on", "demolished_on");
        CheckOrder(row, "from_on", "to_on");
        CheckOrder(row, "found_on", "cleared_on");
        CheckOrder(row, "opened_on", "closed_on");
        if (layer.Geometry != GeometryKind.None)
        {
            CheckShape(row, row.Shape);
        }

        if (!layer.GeometryRequired)
        {
            PassWithoutPlace(row);
        }
    }

    /// <summary>A place that cannot be is left out of a row that may stand without one. A line is no hydrant, though: the wrong kind stays a complaint.</summary>
    private static void PassWithoutPlace(Candidate row)
    {
        foreach (var complaint in row.Complaints.Where(c => c is { Field: "geometry", Reason: not "geometry_wrong_kind" }).ToList())
        {
            row.Complaints.Remove(complaint);
            row.Warnings.Add(complaint);
            row.Shape.Clear();
        }
    }

    private void CheckField(Candidate row, Field field, object? value)
    {
        switch (value)
        {
            case null when field.Required && !row.Complaints.Exists(c => c.Field == field.Name):
                row.Complain("required_missing", field.Name);
                break;
            case string text:
                CheckText(row, field.Name, text, field.MaxLength);
                break;
            case double number when !double.IsFinite(number) || number < field.Min || number > field.Max:
                row.Complain("number_out_of_range", field.Name, Text(number), Range(field));
                break;
            case int number when number < field.Min || number > field.Max:
                row.Complain("number_out_of_range", field.Name, Text(number), Range(field));
                break;
            case DateOnly day when day.Year < field.Min || day.Year > Math.Min(field.Max, _today):
                row.Complain("date_impossible", field.Name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            // What happened cannot lie in the future; a day is left for clocks and time zones.
            case DateTimeOffset instant when instant.Year < field.Min || instant > DateTimeOffset.UtcNow.AddDays(1):
                row.Complain("date_impossible", field.Name, instant.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void CheckText(Candidate row, string field, string? text, int longest)
    {
        if (text is null)
        {
            return;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            row.Complain("text_with_nul", field, text.Replace('\0', '\uFFFD'));
        }
        else if (text.Length > longest)
        {
            row.Complain("text_too_long", field, text[..60] + "…", $"{text.Length} > {longest}");
        }
    }

    private void CheckOrder(Candidate row, string first, string last)
    {
        if (Value(row, first) is DateOnly from && Value(row, last) is DateOnly to && to < from)
        {
            row.Complain("dates_reversed", last, to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"< {first} {from:yyyy-MM-dd}");
        }
    }

    private object? Value(Candidate row, string field)
    {
        for (var i = 0; i < layer.Fields.Count; i++)
        {
            if (layer.Fields[i].Name == field)
            {
                return row.Values[i];
            }
        }

        return null;
    }

    private void CheckShape(Candidate row, Shape shape)
    {
        if (shape.Form == ShapeForm.Missing)
        {
            if (layer.GeometryRequired && !(layer.NameMayPlace && row.Complaints.Count == 0 && Value(row, "name") is not null) && !row.Complaints.Exists(c => c.Field == "geometry"))
            {
                row.Complain("geometry_missing", "geometry");
            }

            return;
        }

        var kind = shape.Form switch
        {
            ShapeForm.Point => GeometryKind.Point,
            ShapeForm.Line => GeometryKind.Line,
            ShapeForm.Polygon => GeometryKind.Polygon,
            _ => GeometryKind.None,
        };
        if (kind != layer.Geometry || (kind == GeometryKind.Point && shape.Points > 1))
        {
            row.Complain("geometry_wrong_kind", "geometry", shape.FormName, layer.Geometry.ToString());
        }
        else if (shape.TooLarge)
        {
            row.Complain("geometry_too_large", "geometry", null, Shape.MostPoints.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            CheckParts(row, shape, kind);
            CheckCoordinates(row, shape.Ordinates);
        }
    }

    private static void CheckParts(Candidate row, Shape shape, GeometryKind kind)
    {
        for (var part = 0; part < shape.Parts; part++)
        {
            var points = shape.Part(part);
            if ((kind == GeometryKind.Line && points.Length < 4) || (kind == GeometryKind.Polygon && Shape.PointsOfRing(points) < 4))
            {
                row.Complain("geometry_too_few_points", "geometry", (points.Length / 2).ToString(CultureInfo.InvariantCulture));
                return;
            }
        }
    }

    private void CheckCoordinates(Candidate row, ReadOnlySpan<double> xy)
    {
        for (var i = 0; i < xy.Length; i += 2)
        {
            var fault = degrees ? Degrees(xy[i], xy[i + 1]) : Metres(xy[i], xy[i + 1]);
            if (fault is not null)
            {
                row.Complain(fault, "geometry", $"{Text(xy[i])}, {Text(xy[i + 1])}");
                return;
            }
        }
    }

    private string? Degrees(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            return "coordinates_not_numbers";
        }

        if (Math.Abs(x) <= 180 && Math.Abs(y) <= MostLatitude)
        {
            return x == 0 && y == 0 ? "coordinates_zero"
                : bounds is not null && Near(bounds, y, x, 0.5) && !Near(bounds, x, y, 5) ? "axes_swapped" : null;
        }

        return Math.Abs(x) <= MostLatitude && Math.Abs(y) <= 180 ? "axes_swapped"
            : Math.Abs(x) > 1000 || Math.Abs(y) > 1000 ? "metres_in_degrees" : "outside_world";
    }

    private static string? Metres(double x, double y) =>
        !double.IsFinite(x) || !double.IsFinite(y) ? "coordinates_not_numbers"
        : Math.Abs(x) > MostMetres || Math.Abs(y) > MostMetres ? "outside_world"
        : x == 0 && y == 0 ? "coordinates_zero" : null;

    private static bool Near(Envelope box, double x, double y, double margin) =>
        x >= box.MinX - margin && x <= box.MaxX + margin && y >= box.MinY - margin && y <= box.MaxY + margin;

    private static string Range(Field field) => $"{Text(field.Min)} … {Text(field.Max)} {field.Unit}".TrimEnd();

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

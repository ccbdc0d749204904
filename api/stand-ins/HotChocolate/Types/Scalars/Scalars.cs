namespace HotChocolate.Types;

/// <summary>Every scalar by name, and which one a C# type is without further word.</summary>
internal static class Scalars
{
    public static IReadOnlyDictionary<string, ScalarDefinition> ByName { get; } = BuiltInScalars.All
        .Concat([
            ExtendedScalars.Long, ExtendedScalars.Short, ExtendedScalars.Decimal, ExtendedScalars.Uuid, ExtendedScalars.DateTime, ExtendedScalars.Date,
            ExtendedScalars.LocalDate, ExtendedScalars.LocalTime, ExtendedScalars.TimeSpan, AnyScalar.Any,
        ])
        .ToDictionary(s => s.Name, StringComparer.Ordinal);

    public static IReadOnlyDictionary<Type, ScalarDefinition> ByRuntimeType { get; } = new Dictionary<Type, ScalarDefinition>
    {
        [typeof(string)] = BuiltInScalars.String,
        [typeof(bool)] = BuiltInScalars.Boolean,
        [typeof(int)] = BuiltInScalars.Int,
        [typeof(double)] = BuiltInScalars.Float,
        [typeof(float)] = BuiltInScalars.Float,
        [typeof(long)] = ExtendedScalars.Long,
        [typeof(short)] = ExtendedScalars.Short,
        [typeof(decimal)] = ExtendedScalars.Decimal,
        [typeof(Guid)] = ExtendedScalars.Uuid,
        [typeof(DateTime)] = ExtendedScalars.DateTime,
        [typeof(DateTimeOffset)] = ExtendedScalars.DateTime,
        [typeof(DateOnly)] = ExtendedScalars.LocalDate,
        [typeof(TimeOnly)] = ExtendedScalars.LocalTime,
        [typeof(TimeSpan)] = ExtendedScalars.TimeSpan,
    };
}

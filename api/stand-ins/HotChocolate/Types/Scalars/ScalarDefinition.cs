using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A leaf: reads literals and JSON into one C# value each, and writes it.</summary>
internal sealed class ScalarDefinition(string name) : NamedType(name)
{
    public string? SpecifiedBy { get; init; }

    /// <summary>The C# type that values of a scalar of the schema's own have; null for those known here.</summary>
    public Type? RuntimeType { get; init; }

    /// <summary>The value of a literal; false when this is not one of this scalar.</summary>
    public required ReadLiteral Literal { get; init; }

    /// <summary>The value of a variable's JSON; false when this is not one of this scalar.</summary>
    public required ReadJson Json { get; init; }

    /// <summary>Writes a resolved value; throws <see cref="SerializationException"/> when it is not one of this scalar.</summary>
    public required Action<Utf8JsonWriter, object> Write { get; init; }

    public SerializationException CannotRepresent(object value) =>
        new($"{Name} cannot represent the value `{value}` of type {value.GetType().Name}.");
}

internal delegate bool ReadLiteral(ValueNode literal, out object? value);

internal delegate bool ReadJson(JsonElement json, out object? value);

/// <summary>A resolved value that its type cannot represent.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always says what could not be written.")]
internal sealed class SerializationException(string message) : Exception(message);

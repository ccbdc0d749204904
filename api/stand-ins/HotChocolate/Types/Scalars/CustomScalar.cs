using System.Text.Json;
using HotChocolate.Execution;

namespace HotChocolate.Types;

/// <summary>
/// A scalar of the schema's own. Literals reach it as the JSON they spell, so that one reading serves them and variables, and what it
/// writes goes straight into the answer. Shaped like HotChocolate 16's; the versions before it differ, so a scalar belongs in an adapter.
/// </summary>
public abstract class ScalarType<TRuntimeType>(string name) : ScalarType(name)
    where TRuntimeType : notnull
{
    private ScalarDefinition? _definition;

    /// <summary>Where the scalar is specified.</summary>
    public Uri? SpecifiedBy { get; protected set; }

    public string? Description { get; protected set; }

    internal override ScalarDefinition Definition => _definition ??= new ScalarDefinition(Name)
    {
        Description = Description,
        SpecifiedBy = SpecifiedBy?.OriginalString,
        RuntimeType = typeof(TRuntimeType),
        Literal = (Language.ValueNode literal, out object? value) => (value = Read(LiteralJson.Of(literal, Name))) is not null,
        Json = (JsonElement json, out object? value) => (value = Read(json)) is not null,
        Write = (writer, value) => OnCoerceOutputValue(
            value is TRuntimeType runtimeValue ? runtimeValue : throw Definition.CannotRepresent(value), writer),
    };

    /// <exception cref="LeafCoercionException">The value is not one of this scalar.</exception>
    protected abstract TRuntimeType OnCoerceInputValue(JsonElement inputValue);

    protected abstract void OnCoerceOutputValue(TRuntimeType runtimeValue, Utf8JsonWriter resultValue);

    private object Read(JsonElement json)
    {
        try
        {
            return OnCoerceInputValue(json);
        }
        catch (LeafCoercionException e)
        {
            throw new CoercionException(e.Errors[0].Message, code: e.Errors[0].Code);
        }
    }
}

/// <summary>A value that is not one of a scalar, and why.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always says what did not fit.")]
public sealed class LeafCoercionException : GraphQLException
{
    public LeafCoercionException(string message, IType type)
        : this(ErrorBuilder.New().SetMessage(message).Build(), type)
    {
    }

    public LeafCoercionException(IError error, IType type)
        : base(error) => Type = type;

    public IType Type { get; }
}

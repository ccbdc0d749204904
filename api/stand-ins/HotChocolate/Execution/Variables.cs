using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>The variables of a request, coerced; those not sent and without a default are absent.</summary>
internal sealed class Variables
{
    private static readonly Variables None = new();
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public bool IsTrue(string name) => _values.TryGetValue(name, out var value) && value is true;

    public bool IsNull(string name) => _values.TryGetValue(name, out var value) && value is null;

    /// <summary>The variables an operation declares, from what was sent; every one that does not fit is an error.</summary>
    public static Variables Coerce(Schema schema, OperationNode operation, JsonElement? sent, List<IError> errors)
    {
        if (operation.Variables.Count == 0)
        {
            return None;
        }

        var variables = new Variables();
        foreach (var definition in operation.Variables)
        {
            try
            {
                variables.Add(schema, definition, sent);
            }
            catch (VariableException e)
            {
                errors.Add(new Error(e.Message) { Locations = [definition.At] }.WithCode(e.Code).SetExtension("variable", definition.Variable.Name));
            }
        }

        return variables;
    }

    private void Add(Schema schema, VariableDefinitionNode definition, JsonElement? sent)
    {
        var name = definition.Variable.Name;
        var type = TypeReferences.Of(schema, definition.Type) ?? throw new VariableException($"Variable \"${name}\" is of unknown type \"{definition.Type}\".", "HC0016");
        if (sent is not { ValueKind: JsonValueKind.Object } all || !all.TryGetProperty(name, out var json))
        {
            if (definition.DefaultValue is not null)
            {
                _values[name] = LiteralCoercion.Coerce(definition.DefaultValue, type, null);
            }
            else if (type.IsNonNull)
            {
                throw new VariableException($"Variable \"${name}\" of required type \"{type}\" was not provided.", "HC0018");
            }

            return;
        }

        if (json.ValueKind == JsonValueKind.Null && type.IsNonNull)
        {
            throw new VariableException($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", "HC0018");
        }

        try
        {
            _values[name] = JsonCoercion.Coerce(json, type);
        }
        catch (InvalidOperationException)
        {
            throw new VariableException($"Variable \"${name}\" holds text that is not Unicode: half a surrogate pair.", "HC0016");
        }
        catch (CoercionException e)
        {
            throw new VariableException($"Variable \"${name}\" got invalid value {Shorten(json.GetRawText())}; {e.Message}", e.Code ?? "HC0016");
        }
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Caught a few lines above.")]
    private sealed class VariableException(string message, string code) : Exception(message)
    {
        public string Code { get; } = code;
    }
}

using System.Buffers;
using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A literal as the JSON that it spells; enum words are strings.</summary>
internal static class LiteralJson
{
    private const int Deepest = 64;

    /// <param name="literal">What the document says.</param>
    /// <param name="scalar">Name of the scalar that it is for.</param>
    /// <param name="variables">The request's variables; those not sent are null, and an absent field of an object.</param>
    public static JsonElement Of(ValueNode literal, string scalar, Variables? variables = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, literal, scalar, variables);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    public static bool MentionsVariable(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(MentionsVariable),
        ObjectValueNode map => map.Fields.Any(f => MentionsVariable(f.Value)),
        _ => false,
    };

    private static void Write(Utf8JsonWriter writer, ValueNode literal, string scalar, Variables? variables)
    {
        if (writer.CurrentDepth >= Deepest)
        {
            throw new CoercionException($"{scalar} cannot represent a value that nests deeper than {Deepest} levels.");
        }

        switch (literal)
        {
            case IntValueNode i:
                writer.WriteRawValue(i.Text);
                break;
            case FloatValueNode f:
                writer.WriteRawValue(f.Text);
                break;
            case ListValueNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item, scalar, variables);
                }

                writer.WriteEndArray();
                break;
            case ObjectValueNode map:
                writer.WriteStartObject();
                foreach (var field in map.Fields.Where(f => f.Value is not VariableNode v || variables?.TryGet(v.Name, out _) == true))
                {
                    writer.WritePropertyName(field.Name.Value);
                    Write(writer, field.Value, scalar, variables);
                }

                writer.WriteEndObject();
                break;
            case VariableNode variable:
                AnyScalar.Write(writer, variables?.TryGet(variable.Name, out var value) == true ? value : null);
                break;
            default:
                AnyScalar.Write(writer, AnyScalar.FromLiteral(literal));
                break;
        }
    }
}

namespace HotChocolate.Types;

/// <summary>What makes a type system none (specification, "Type Validation" of each kind of type), with the member that breaks it.</summary>
internal sealed class SchemaCheck(Schema schema)
{
    private readonly List<string> _complaints = [];

    /// <exception cref="InvalidOperationException">The schema cannot be served; the message has every reason.</exception>
    public static void Require(Schema schema)
    {
        if (Complaints(schema) is { Count: > 0 } complaints)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, complaints));
        }
    }

    public static IReadOnlyList<string> Complaints(Schema schema)
    {
        var check = new SchemaCheck(schema);
        check.Check();
        return check._complaints;
    }

    private void Check()
    {
        if (schema.Query is null)
        {
            _complaints.Add("A schema has a query type.");
        }

        foreach (var directive in schema.Directives.Values)
        {
            Named(directive.Name, $"@{directive.Name}");
            Inputs($"@{directive.Name}", directive.Arguments);
        }

        foreach (var type in schema.Types.Values.Where(t => !IntrospectionTypes.All.Contains(t)))
        {
            Named(type.Name, type.Name);
            Check(type);
        }
    }

    private void Check(NamedType type)
    {
        switch (type)
        {
            case FieldedType fielded:
                Fields(fielded);
                fielded.Interfaces.ForEach(i => Implements(fielded, i));
                break;
            case UnionDefinition { Members.Count: 0 }:
                _complaints.Add($"The union {type} has no types.");
                break;
            case EnumDefinition { Values.Count: 0 }:
                _complaints.Add($"The enum {type} has no values.");
                break;
            case InputDefinition input:
                Input(input);
                break;
        }
    }

    private void Fields(FieldedType type)
    {
        if (type.Fields.Count == 0)
        {
            _complaints.Add($"The type {type} has no fields.");
        }

        foreach (var field in type.Fields)
        {
            Named(field.Name, $"{type}.{field.Name}");
            Inputs($"{type}.{field.Name}", field.Arguments);
            if (!field.Type.IsOutput)
            {
                _complaints.Add($"The field {type}.{field.Name} cannot have the input type {field.Type}.");
            }
        }
    }

    private void Input(InputDefinition input)
    {
        if (input.Fields.Count == 0)
        {
            _complaints.Add($"The input type {input} has no fields.");
        }

        Inputs(input.Name, input.Fields);
        foreach (var field in input.Fields.Where(f => input.IsOneOf && (f.Type.IsNonNull || f.Default is not null)))
        {
            _complaints.Add($"The field {input}.{field.Name} of a one-of type must be nullable and have no default.");
        }

        if (NeedsItself(input, input, []))
        {
            _complaints.Add($"No value of {input} has an end: it needs one of itself.");
        }
    }

    private void Inputs(string owner, IEnumerable<InputValueDefinition> values)
    {
        foreach (var value in values)
        {
            Named(value.Name, $"{owner}.{value.Name}");
            if (!value.Type.IsInput)
            {
                _complaints.Add($"{owner}.{value.Name} cannot have the output type {value.Type}.");
            }

            if (value is { IsRequired: true, Deprecation: not null })
            {
                _complaints.Add($"{owner}.{value.Name} is required, so it cannot be deprecated.");
            }
        }
    }

    /// <summary>Whether a type leads to itself by fields that must all be there.</summary>
    private static bool NeedsItself(InputDefinition sought, InputDefinition at, HashSet<InputDefinition> visited) =>
        at.Fields.Any(f => f.Type is NonNullOf { Inner: InputDefinition next }
            && (next == sought || (visited.Add(next) && NeedsItself(sought, next, visited))));

    private void Implements(FieldedType type, InterfaceDefinition contract)
    {
        if (type == contract)
        {
            _complaints.Add($"The interface {type} cannot implement itself.");
        }

        foreach (var inherited in contract.Interfaces.Where(i => !type.Interfaces.Contains(i)))
        {
            _complaints.Add($"{type} must implement {inherited}, for {contract} does.");
        }

        foreach (var wanted in contract.Fields)
        {
            if (type.Field(wanted.Name) is { } field)
            {
                Fulfils($"{type}.{wanted.Name}", field, contract, wanted);
            }
            else
            {
                _complaints.Add($"{type} lacks the field {wanted.Name} of {contract}.");
            }
        }
    }

    private void Fulfils(string name, FieldDefinition field, InterfaceDefinition contract, FieldDefinition wanted)
    {
        if (!IsWithin(field.Type, wanted.Type))
        {
            _complaints.Add($"{name} is {field.Type}, which {contract}.{wanted.Name} of {wanted.Type} does not allow.");
        }

        if (wanted.Deprecation is null && field.Deprecation is not null)
        {
            _complaints.Add($"{name} is deprecated and {contract}.{wanted.Name} is not.");
        }

        foreach (var argument in wanted.Arguments.Where(a => field.Argument(a.Name)?.Type.ToString() != a.Type.ToString()))
        {
            _complaints.Add($"{name} must have the argument {argument.Name}: {argument.Type} of {contract}.{wanted.Name}.");
        }

        foreach (var argument in field.Arguments.Where(a => a.IsRequired && wanted.Argument(a.Name) is null))
        {
            _complaints.Add($"The argument {argument.Name} of {name} must not be required: {contract}.{wanted.Name} has none such.");
        }
    }

    private bool IsWithin(SchemaType type, SchemaType wanted) => (type, wanted) switch
    {
        (NonNullOf t, NonNullOf w) => IsWithin(t.Inner, w.Inner),
        (NonNullOf t, _) => IsWithin(t.Inner, wanted),
        (ListOf t, ListOf w) => IsWithin(t.Item, w.Item),
        (NamedType t, NamedType w) => t == w || (t is ObjectDefinition o && schema.IsPossible(w, o))
            || (t is InterfaceDefinition i && w is InterfaceDefinition x && i.Interfaces.Contains(x)),
        _ => false,
    };

    private void Named(string name, string where)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            _complaints.Add($"{where}: names that begin with two underscores are the specification's.");
        }
    }
}

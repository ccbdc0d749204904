using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>The fields of one object type that an operation selects, merged, in the order of the answer.</summary>
internal sealed class SelectionPlan(ObjectDefinition type, FieldPlan[] fields)
{
    public ObjectDefinition Type => type;

    public FieldPlan[] Fields => fields;

    /// <summary>Nothing is to be executed: every field is a property that the writer reads itself.</summary>
    public bool IsLeavesOnly { get; } = Array.TrueForAll(fields, f => f.Leaf is not null || f.IsTypeName);
}

/// <summary>One field of the answer: its name there, its definition, its arguments and what is selected below it.</summary>
internal sealed class FieldPlan
{
    private readonly PlanBuilder _builder;
    private readonly object?[]? _constantArguments;
    private readonly ArgumentNode?[] _arguments;
    private SelectionPlan? _single;
    private Dictionary<ObjectDefinition, SelectionPlan>? _several;

    public FieldPlan(PlanBuilder builder, string responseName, FieldDefinition definition, IReadOnlyList<FieldNode> nodes, bool serial)
    {
        _builder = builder;
        ResponseName = responseName;
        Definition = definition;
        Nodes = nodes;
        JsonName = JsonEncodedText.Encode(responseName);
        IsTypeName = ReferenceEquals(definition, IntrospectionTypes.TypeNameField);
        Leaf = serial ? null : definition.Resolver.Leaf;
        _arguments = [.. definition.Arguments.Select(a => nodes[0].Arguments.FirstOrDefault(n => n.Name.Value == a.Name))];
        if (!Array.Exists(_arguments, a => a is not null && MentionsVariable(a.Value)))
        {
            _constantArguments = ArgumentCoercion.TryCoerceConstants(this);
        }
    }

    public string ResponseName { get; }

    public JsonEncodedText JsonName { get; }

    public FieldDefinition Definition { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    public bool IsTypeName { get; }

    /// <summary>Set when the value is a property that the writer reads itself.</summary>
    public PropertyLeaf? Leaf { get; }

    public IReadOnlyList<ArgumentNode?> ArgumentNodes => _arguments;

    /// <summary>The arguments when they are the same in every request; null when variables are among them.</summary>
    public object?[]? ConstantArguments => _constantArguments;

    /// <summary>What to select on a value that turned out to be of this type.</summary>
    public SelectionPlan For(ObjectDefinition type)
    {
        if (_single is { } known && ReferenceEquals(known.Type, type))
        {
            return known;
        }

        lock (_arguments)
        {
            if (_single is null)
            {
                return _single = _builder.Plan(type, Nodes);
            }

            _several ??= [];
            if (!_several.TryGetValue(type, out var plan))
            {
                _several[type] = plan = _builder.Plan(type, Nodes);
            }

            return plan;
        }
    }

    public IReadOnlyList<Location> Locations => [.. Nodes.Select(n => n.At)];

    private static bool MentionsVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(MentionsVariable),
        ObjectValueNode map => map.Fields.Any(f => MentionsVariable(f.Value)),
        _ => false,
    };
}

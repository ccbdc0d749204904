using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>A field of an input object is given once. https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal sealed class UniqueInputFieldNamesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not ObjectValueNode map)
        {
            return;
        }

        var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in map.Fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
            {
                Report($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value], field.Name);
            }
        }
    }
}

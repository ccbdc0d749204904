using System.Reflection;
using System.Runtime.CompilerServices;

namespace HotChocolate.Types.Discovery;

/// <summary>Reads an input object's fields off a class, and makes instances of it: by its constructor, then by its settable properties.</summary>
internal sealed class InputBuilder
{
    private static readonly ConditionalWeakTable<InputDefinition, InputBuilder> Builders = new();

    private readonly ConstructorInvoker _constructor;
    private readonly List<(InputValueDefinition? Field, object? Otherwise)> _parameters = [];
    private readonly List<(InputValueDefinition Field, MethodInvoker Set)> _setters = [];

    private InputBuilder(InputDefinition input, TypeReader types, InputConversion conversion)
    {
        var type = input.RuntimeType!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => !p.IsDefined(typeof(GraphQLIgnoreAttribute)) && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
            .ToList();
        var constructor = type.GetConstructors()
            .Where(c => Array.TrueForAll(c.GetParameters(), p => Match(properties, p) is not null))
            .MaxBy(c => c.GetParameters().Length) ?? throw new InvalidOperationException($"{type.Name} has no constructor that an input object could use.");
        _constructor = ConstructorInvoker.Create(constructor);
        var parameters = constructor.GetParameters();
        var byProperty = new Dictionary<PropertyInfo, InputValueDefinition>();
        foreach (var property in properties.Where(p => p.SetMethod is { IsPublic: true } || Array.Exists(parameters, c => Match([p], c) is not null)))
        {
            byProperty[property] = Field(property, Array.Find(parameters, c => Match([property], c) is not null), types, conversion);
            input.Fields.Add(byProperty[property]);
        }

        foreach (var parameter in parameters)
        {
            var property = Match(properties, parameter)!;
            _parameters.Add((byProperty.GetValueOrDefault(property), Otherwise(parameter)));
            byProperty.Remove(property);
        }

        foreach (var (property, field) in byProperty)
        {
            _setters.Add((field, MethodInvoker.Create(property.SetMethod!)));
        }
    }

    public static InputBuilder Of(InputDefinition input) =>
        Builders.TryGetValue(input, out var builder) ? builder : throw new InvalidOperationException($"{input.Name} has not been read.");

    public static void Read(InputDefinition input, TypeReader types, InputConversion conversion) =>
        Builders.Add(input, new InputBuilder(input, types, conversion));

    public object Build(Dictionary<string, object?> values)
    {
        var arguments = new object?[_parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (field, otherwise) = _parameters[i];
            arguments[i] = field is not null && values.TryGetValue(field.Name, out var value) ? Convert(field, value) : otherwise;
        }

        var made = _constructor.Invoke(arguments.AsSpan());
        foreach (var (field, set) in _setters)
        {
            if (values.TryGetValue(field.Name, out var value))
            {
                set.Invoke(made, Convert(field, value));
            }
        }

        return made;
    }

    private static object? Convert(InputValueDefinition field, object? value) => field.ToRuntime is null ? value : field.ToRuntime(value);

    private static InputValueDefinition Field(PropertyInfo property, ParameterInfo? parameter, TypeReader types, InputConversion conversion)
    {
        var type = types.Input(property);
        var given = property.GetCustomAttribute<DefaultValueAttribute>()?.Value
            ?? property.GetCustomAttribute<System.ComponentModel.DefaultValueAttribute>()?.Value
            ?? parameter?.GetCustomAttribute<DefaultValueAttribute>()?.Value
            ?? (parameter?.HasDefaultValue == true ? parameter.DefaultValue : null);
        return new InputValueDefinition(Names.Of(property), type)
        {
            Description = XmlDescriptions.Of(property),
            Deprecation = Deprecations.Of(property),
            Default = given is null ? null : DefaultValues.Literal(given, type, property.PropertyType),
            ToRuntime = conversion.For(type, property.PropertyType),
        };
    }

    private static object? Otherwise(ParameterInfo parameter) =>
        InputConversion.Missing(parameter.ParameterType)
        ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null)
        ?? (parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? Activator.CreateInstance(parameter.ParameterType)
            : null);

    private static PropertyInfo? Match(List<PropertyInfo> properties, ParameterInfo parameter) =>
        properties.Find(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && p.PropertyType == parameter.ParameterType);
}

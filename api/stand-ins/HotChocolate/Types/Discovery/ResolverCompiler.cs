using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using GreenDonut;
using HotChocolate.Execution;
using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.Types.Discovery;

/// <summary>What a member is called on: the parent, one object for all requests, or one made for each request.</summary>
internal sealed record Instance(Type Type, object? Shared, bool IsParent)
{
    public static Instance Parent(Type type) => new(type, null, IsParent: true);

    /// <summary>A class that needs nothing to be made is made once.</summary>
    public static Instance Of(Type type) =>
        new(type, type.GetConstructor(Type.EmptyTypes) is null ? null : Activator.CreateInstance(type), IsParent: false);
}

/// <summary>Compiles members into delegates, so that no request uses reflection.</summary>
internal sealed class ResolverCompiler(OutputConversion conversion)
{
    private static readonly ParameterExpression Context = Expression.Parameter(typeof(FieldContext), "context");
    private static readonly ParameterExpression ParentValue = Expression.Parameter(typeof(object), "parent");

    /// <param name="property">The property.</param>
    /// <param name="instance">What it is read from.</param>
    /// <param name="type">The field's type; null when something else makes the field's value of the property's.</param>
    public FieldResolver Property(PropertyInfo property, Instance instance, SchemaType? type)
    {
        if (instance is { IsParent: false, Shared: null })
        {
            return Invoking(Expression.Property(Target(instance), property), property.PropertyType, type);
        }

        var read = Expression.Property(PureTarget(instance), property);
        var convert = type is null ? null : conversion.For(type, property.PropertyType);
        var get = Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), ParentValue).Compile();
        return new FieldResolver
        {
            Get = convert is null ? get : parent => convert(get(parent)),
            Leaf = type?.Nullable is NamedType named && convert is null
                ? PropertyLeaf.Of(property.PropertyType, Expression.Lambda(read, ParentValue).Compile(), named)
                : null,
        };
    }

    public FieldResolver Method(MethodInfo method, Instance instance, SchemaType? type, IReadOnlyList<InputValueDefinition> arguments)
    {
        if (method.GetParameters().Length == 0 && !Asynchronous.IsTask(method.ReturnType) && (instance.IsParent || instance.Shared is not null))
        {
            var convert = type is null ? null : conversion.For(type, method.ReturnType);
            var call = Expression.Convert(Expression.Call(PureTarget(instance), method), typeof(object));
            var get = Expression.Lambda<Func<object, object?>>(call, ParentValue).Compile();
            return new FieldResolver { Get = convert is null ? get : parent => convert(get(parent)) };
        }

        var parameters = method.GetParameters().Select(p => Parameter(p, arguments));
        return Invoking(Expression.Call(Target(instance), method, parameters), method.ReturnType, type);
    }

    private FieldResolver Invoking(Expression call, Type returns, SchemaType? type)
    {
        var isTask = Asynchronous.IsTask(returns);
        var result = Asynchronous.Result(returns);
        var convert = type is null ? null : conversion.For(type, result);
        var body = isTask ? Asynchronous.Unwrap(call) : Expression.Convert(call, typeof(object));
        return new FieldResolver
        {
            Invoke = Expression.Lambda<Func<FieldContext, object?>>(body, Context).Compile(),
            Result = isTask ? Asynchronous.ResultOf(result) : null,
            After = convert is null ? null : (_, value) => convert(value),
        };
    }

    private static Expression PureTarget(Instance instance) =>
        instance.IsParent ? Expression.Convert(ParentValue, instance.Type) : Expression.Constant(instance.Shared, instance.Type);

    private static Expression Target(Instance instance) =>
        instance.IsParent ? Expression.Convert(Expression.Property(Context, nameof(FieldContext.ParentValue)), instance.Type)
        : instance.Shared is not null ? Expression.Constant(instance.Shared, instance.Type)
        : Expression.Call(Context, nameof(FieldContext.Resolver), [instance.Type]);

    private static Expression Parameter(ParameterInfo parameter, IReadOnlyList<InputValueDefinition> arguments)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(ParentAttribute)) || parameter.IsDefined(typeof(EventMessageAttribute)))
        {
            return Expression.Convert(Expression.Property(Context, nameof(FieldContext.ParentValue)), type);
        }

        if (typeof(IDataLoader).IsAssignableFrom(type))
        {
            return Expression.Call(Context, nameof(FieldContext.Loader), [type]);
        }

        if (parameter.IsDefined(typeof(ServiceAttribute)))
        {
            return Expression.Call(Context, nameof(FieldContext.Service), [type]);
        }

        if (parameter.GetCustomAttribute<GlobalStateAttribute>() is { } state)
        {
            return Expression.Call(Context, nameof(FieldContext.GlobalState), [type], Expression.Constant(state.Key ?? parameter.Name));
        }

        return type switch
        {
            _ when type == typeof(CancellationToken) => Expression.Property(Context, nameof(FieldContext.RequestAborted)),
            _ when type == typeof(IResolverContext) => Context,
            _ when type == typeof(IServiceProvider) => Expression.Property(Context, nameof(FieldContext.Services)),
            _ when type == typeof(HttpContext) => Expression.Property(Context, nameof(FieldContext.Http)),
            _ when type == typeof(ClaimsPrincipal) => Expression.Property(Context, nameof(FieldContext.User)),
            _ => Argument(parameter, arguments),
        };
    }

    private static UnaryExpression Argument(ParameterInfo parameter, IReadOnlyList<InputValueDefinition> arguments)
    {
        var name = Names.Of(parameter);
        var index = arguments.Select((a, i) => (a.Name, i)).First(a => a.Name == name).i;
        return Expression.Convert(
            Expression.ArrayIndex(Expression.Property(Context, nameof(FieldContext.Arguments)), Expression.Constant(index)), parameter.ParameterType);
    }
}

using GreenDonut;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolate.Utilities;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotChocolate.Utilities
{
    /// <summary>Turns a value of one type into one of another.</summary>
    public delegate TTarget ChangeType<in TSource, out TTarget>(TSource source);
}

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary>What a schema is made of.</summary>
    public static class RequestExecutorBuilderExtensions
    {
        public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder) where T : class =>
            builder.With(s => s.Query.Use(typeof(T)));

        public static IRequestExecutorBuilder AddQueryType(this IRequestExecutorBuilder builder) =>
            builder.With(s => s.Query.Use(null));

        public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder) where T : class =>
            builder.With(s => s.Mutation.Use(typeof(T)));

        public static IRequestExecutorBuilder AddMutationType(this IRequestExecutorBuilder builder) =>
            builder.With(s => s.Mutation.Use(null));

        public static IRequestExecutorBuilder AddSubscriptionType<T>(this IRequestExecutorBuilder builder) where T : class =>
            builder.With(s => s.Subscription.Use(typeof(T)));

        public static IRequestExecutorBuilder AddSubscriptionType(this IRequestExecutorBuilder builder) =>
            builder.With(s => s.Subscription.Use(null));

        /// <summary>Adds the fields of an <see cref="ExtendObjectTypeAttribute"/> class to the type it extends.</summary>
        public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) => builder.AddTypeExtension(typeof(T));

        public static IRequestExecutorBuilder AddTypeExtension(this IRequestExecutorBuilder builder, Type typeExtension) =>
            builder.With(s => s.Extensions.Add(typeExtension));

        public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

        public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, Type type) => builder.With(s => s.Types.Add(type));

        /// <summary>Adds a type that the caller made: a scalar of the schema's own.</summary>
        public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, INamedType type) => builder.With(s => s.Scalars.Add(
            type as ScalarType ?? throw new NotSupportedException("Only scalars are added as instances here.")));

        public static IRequestExecutorBuilder AddObjectType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(ObjectType<T>));

        public static IRequestExecutorBuilder AddInterfaceType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(InterfaceType<T>));

        public static IRequestExecutorBuilder AddInputObjectType<T>(this IRequestExecutorBuilder builder) =>
            builder.AddType(typeof(InputObjectType<T>));

        public static IRequestExecutorBuilder AddEnumType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(EnumType<T>));

        /// <summary>The schema type of a CLR type wherever nothing else is said.</summary>
        public static IRequestExecutorBuilder BindRuntimeType<TRuntimeType, TSchemaType>(this IRequestExecutorBuilder builder)
            where TSchemaType : IType => builder.With(s => s.Bindings[typeof(TRuntimeType)] = typeof(TSchemaType));

        public static IRequestExecutorBuilder AddTypeConverter<TSource, TTarget>(
            this IRequestExecutorBuilder builder, ChangeType<TSource, TTarget> changeType) =>
            builder.With(s => s.Converters[(typeof(TSource), typeof(TTarget))] = value => changeType((TSource)value!));

        /// <summary>Registers a loader for each request; a resolver's parameter of its type receives it.</summary>
        public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder) where T : class, IDataLoader
        {
            builder.Services.AddScoped<T>();
            return builder;
        }

        /// <summary>Events between the parts of this process: <see cref="ITopicEventSender"/> and <see cref="ITopicEventReceiver"/>.</summary>
        public static IRequestExecutorBuilder AddInMemorySubscriptions(this IRequestExecutorBuilder builder)
        {
            builder.Services.TryAddSingleton<InMemoryTopics>();
            builder.Services.TryAddSingleton<ITopicEventSender>(s => s.GetRequiredService<InMemoryTopics>());
            builder.Services.TryAddSingleton<ITopicEventReceiver>(s => s.GetRequiredService<InMemoryTopics>());
            return builder;
        }

        public static IRequestExecutorBuilder AddErrorFilter(this IRequestExecutorBuilder builder, Func<IError, IError> errorFilter) =>
            builder.With(s => s.ErrorFilters.Add(_ => new ErrorFilterOf(errorFilter)));

        public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder) where T : class, IErrorFilter =>
            builder.With(s => s.ErrorFilters.Add(services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services)));

        public static IRequestExecutorBuilder ModifyRequestOptions(this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> configure) =>
            builder.With(s => s.Options.Add(configure));

        /// <summary>Refuses documents that nest deeper, before they run.</summary>
        public static IRequestExecutorBuilder AddMaxExecutionDepthRule(this IRequestExecutorBuilder builder, int maxAllowedExecutionDepth) =>
            builder.With(s => s.MaxDepth = maxAllowedExecutionDepth);

        /// <summary>Whether clients may ask for the schema.</summary>
        public static IRequestExecutorBuilder DisableIntrospection(this IRequestExecutorBuilder builder, bool disable = true) =>
            builder.With(s => s.AllowIntrospection = !disable);

        private static IRequestExecutorBuilder With(this IRequestExecutorBuilder builder, Action<SchemaSetup> change)
        {
            change(((RequestExecutorBuilder)builder).Setup);
            return builder;
        }

        private sealed class ErrorFilterOf(Func<IError, IError> filter) : IErrorFilter
        {
            public IError OnError(IError error) => filter(error);
        }
    }
}

namespace HotChocolate.Execution;

internal sealed class RequestExecutor(SchemaSetup setup, IServiceProvider services) : IRequestExecutor
{
    public SchemaSetup Setup { get; } = setup;

    public IServiceProvider Services { get; } = services;

    public ISchema Schema => throw new NotSupportedException("The engine is not merged yet.");
}

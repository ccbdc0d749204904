using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate
{
    /// <summary>The type system in use; <see cref="object.ToString"/> prints it as SDL.</summary>
    public interface ISchema
    {
        string Name { get; }
    }
}

namespace HotChocolate.Execution
{
    /// <summary>Executes documents against one schema.</summary>
    public interface IRequestExecutor
    {
        ISchema Schema { get; }
    }

    /// <summary>The answer to one request.</summary>
    public interface IExecutionResult;
}

namespace HotChocolate.Execution.Configuration
{
    /// <summary>Collects what a schema is made of; the extension methods of <c>Microsoft.Extensions.DependencyInjection</c> fill it.</summary>
    public interface IRequestExecutorBuilder
    {
        string Name { get; }

        IServiceCollection Services { get; }
    }
}

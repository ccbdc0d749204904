namespace HotChocolate.Execution.Options;

/// <summary>Limits and habits of the execution of one request.</summary>
public sealed class RequestExecutorOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private TimeSpan _executionTimeout = System.Diagnostics.Debugger.IsAttached ? TimeSpan.FromMinutes(30) : TimeSpan.FromSeconds(30);

    /// <summary>How long a request may take before it ends with HC0045; 30 s, at least 100 ms.</summary>
    public TimeSpan ExecutionTimeout
    {
        get => _executionTimeout;
        set => _executionTimeout = value < Shortest ? Shortest : value;
    }

    public PersistedOperationOptions PersistedOperations { get; set; } = new();

    /// <summary>Whether errors tell the exception's message and stack; only under a debugger unless set.</summary>
    public bool IncludeExceptionDetails { get; set; } = System.Diagnostics.Debugger.IsAttached;
}

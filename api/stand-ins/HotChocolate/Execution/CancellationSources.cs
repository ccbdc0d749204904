using Microsoft.Extensions.ObjectPool;

namespace HotChocolate.Execution;

/// <summary>
/// Sources of cancellation that serve one request after another: each has a timer, and nearly none is ever cancelled. One that was is
/// not used again. As with the token of an HTTP request, a resolver must not keep the token beyond its own end.
/// </summary>
internal static class CancellationSources
{
    private static readonly ObjectPool<CancellationTokenSource> Pool = new DefaultObjectPool<CancellationTokenSource>(new Policy(), maximumRetained: 256);

    public static CancellationTokenSource Rent() => Pool.Get();

    public static void Return(CancellationTokenSource source) => Pool.Return(source);

    private sealed class Policy : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        /// <summary>A source that was cancelled is left to the collector: who still runs may look at its token.</summary>
        public override bool Return(CancellationTokenSource obj) => obj.TryReset();
    }
}

namespace HotChocolate.Execution;

/// <summary>The part that ends: with the client, with the time a request may take, or when all is done.</summary>
internal sealed partial class RequestExecution
{
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _onClientGone;
    private bool _isDisposed;

    /// <summary>A field ended because the request does: its null is no answer.</summary>
    private volatile bool _wasCut;

    /// <summary>Ends with the request: the client has gone, or the time is up.</summary>
    public CancellationToken Aborted
    {
        get
        {
            lock (_lock)
            {
                if (_isDisposed)
                {
                    return new CancellationToken(canceled: true);
                }

                if (_cancellation is null)
                {
                    _cancellation = CancellationSources.Rent();
                    _cancellation.CancelAfter(_options.ExecutionTimeout);
                    _onClientGone = _clientGone.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _cancellation);
                }

                return _cancellation.Token;
            }
        }
    }

    /// <summary>Set when the request ended before its fields did.</summary>
    public bool WasAborted { get; private set; }

    public void Dispose()
    {
        _onCancel.Dispose();
        _onClientGone.Dispose();
        CancellationTokenSource? used;
        lock (_lock)
        {
            _isDisposed = true;
            (used, _cancellation) = (_cancellation, null);
        }

        if (used is not null)
        {
            CancellationSources.Return(used);
        }
    }

    private void Abort()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            WasAborted = true;
        }

        _finished!.TrySetResult();
    }
}

using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>
/// The conversation over one socket: the client introduces itself within the time it is given, then asks as much at once as it may, and
/// takes back what it no longer wants. When it ends, for whatever reason, so does everything that was asked in it.
/// </summary>
internal sealed class SocketConversation(
    WebSocket socket, SocketProtocol protocol, RequestExecutor executor, HttpContext http, GraphQLSocketOptions options)
{
    private const int MostOperations = 100;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly JsonEncodedText Pong = JsonEncodedText.Encode("pong");

    private readonly SocketWriter _writer = new(socket);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private bool _isAcknowledged;

    public async Task HoldAsync(CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var introduction = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        introduction.CancelAfter(options.ConnectionInitializationTimeout);
        var beat = Task.CompletedTask;
        var read = Task.FromResult<SocketMessage?>(null);
        try
        {
            while (true)
            {
                // Before the introduction the clock runs against the client; afterwards only the server's end does.
                read = SocketReader.ReadAsync(socket, protocol);
                var message = await read.WaitAsync(_isAcknowledged ? end.Token : introduction.Token);
                if (message is null or { Type: SocketMessage.Terminate })
                {
                    await _writer.CloseAsync((int)WebSocketCloseStatus.NormalClosure, "");
                    break;
                }

                await TakeAsync(message, end.Token);
                if (message.Type == SocketMessage.Initialise && options.KeepAliveInterval is { } interval)
                {
                    beat = BeatAsync(interval, end.Token);
                }
            }
        }
        catch (SocketClosedException e)
        {
            await _writer.CloseAsync(e.Code, e.Message);
        }
        catch (OperationCanceledException)
        {
            var (code, reason) = end.IsCancellationRequested
                ? (SocketClosedException.GoingAway, "The server stops.")
                : (SocketClosedException.InitialisationTimeout, "Connection initialisation timeout");
            await _writer.CloseAsync(code, reason);
        }
        catch (Exception)
        {
            // A mistake of ours: the client may come back, and whoever runs the server reads of it.
            await _writer.CloseAsync(SocketClosedException.Unexpected, "Unexpected error");
            throw;
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll([beat, .. Operations().Select(o => o.StopAsync())]);
            await HearOutAsync(read);
            _writer.Dispose();
        }
    }

    /// <summary>What a client is still sending is read until it closes too, or else the closing may never reach it.</summary>
    private async Task HearOutAsync(Task<SocketMessage?> read)
    {
        var patience = Task.Delay(Farewell);
        while (socket.State is WebSocketState.CloseSent or WebSocketState.Open)
        {
            if (await Task.WhenAny(read, patience) == patience)
            {
                break;
            }

            if (read is { IsCompletedSuccessfully: true, Result: null })
            {
                break;
            }

            read = SocketReader.ReadAsync(socket, protocol);
        }

        socket.Abort();
        _ = read.ContinueWith(
            static r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private Task TakeAsync(SocketMessage message, CancellationToken cancel)
    {
        switch (message.Type)
        {
            case SocketMessage.Initialise:
                return _isAcknowledged
                    ? throw new SocketClosedException(SocketClosedException.TooMany, "Too many initialisation requests")
                    : AcknowledgeAsync(cancel);
            case SocketMessage.Ping:
                return _writer.SendAsync(Pong, null, message.Payload, cancel);
            case SocketMessage.Subscribe:
                Start(message);
                break;
            case SocketMessage.Complete:
                Stop(message.Id!);
                break;
        }

        return Task.CompletedTask;
    }

    private async Task AcknowledgeAsync(CancellationToken cancel)
    {
        _isAcknowledged = true;
        await _writer.SendAsync("connection_ack", cancel: cancel);
        if (!protocol.IsModern)
        {
            await _writer.SendAsync("ka", cancel: cancel);
        }
    }

    private void Start(SocketMessage message)
    {
        if (!_isAcknowledged)
        {
            throw new SocketClosedException(SocketClosedException.Unauthorized, "Unauthorized");
        }

        lock (_lock)
        {
            if (_operations.ContainsKey(message.Id!))
            {
                throw new SocketClosedException(SocketClosedException.SubscriberExists, $"Subscriber for {message.Id} already exists");
            }

            if (_operations.Count >= MostOperations)
            {
                throw new SocketClosedException(
                    SocketClosedException.TooMany, $"Too many operations at once: {MostOperations} may be asked");
            }

            var operation = new SocketOperation(message.Id!, protocol, _writer);
            _operations[message.Id!] = operation;
            operation.Start(executor, message.Request! with { Transport = http }, http.RequestServices, Forget);
        }
    }

    /// <summary>A client may take back what has just ended by itself, so an unknown id is none of its mistakes.</summary>
    private void Stop(string id)
    {
        SocketOperation? operation;
        lock (_lock)
        {
            _operations.Remove(id, out operation);
        }

        operation?.Cancel();
    }

    /// <summary>Takes an operation that has ended off the list; false when the client had taken it back before.</summary>
    private bool Forget(SocketOperation operation)
    {
        lock (_lock)
        {
            return _operations.TryGetValue(operation.Id, out var listed) && listed == operation && _operations.Remove(operation.Id);
        }
    }

    private SocketOperation[] Operations()
    {
        lock (_lock)
        {
            return [.. _operations.Values];
        }
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                await _writer.SendAsync(protocol.IsModern ? "ping" : "ka", cancel: cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // The conversation is over.
        }
    }
}

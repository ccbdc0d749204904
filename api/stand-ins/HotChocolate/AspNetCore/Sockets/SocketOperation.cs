using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>One thing a client asked over its socket: answered once or, a subscription, for each event until either side ends it.</summary>
internal sealed class SocketOperation(string id, SocketProtocol protocol, SocketWriter writer)
{
    private static readonly JsonEncodedText Failed = JsonEncodedText.Encode("error");
    private readonly CancellationTokenSource _cancel = new();
    private Task _run = Task.CompletedTask;

    public string Id => id;

    public void Start(RequestExecutor executor, GraphQLRequest request, IServiceProvider services, Func<SocketOperation, bool> ended) =>
        _run = Task.Run(() => RunAsync(executor, request, services, ended));

    public void Cancel() => _cancel.Cancel();

    public async Task StopAsync()
    {
        await _cancel.CancelAsync();
        await _run;
    }

    private async Task RunAsync(
        RequestExecutor executor, GraphQLRequest request, IServiceProvider services, Func<SocketOperation, bool> ended)
    {
        try
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await foreach (var answer in executor.SubscribeAsync(request, scope.ServiceProvider, _cancel.Token))
            {
                using var result = answer;
                if (result.Kind is ResultKind.Refused or ResultKind.NotAllowed or ResultKind.Stream)
                {
                    await FailAsync(result.Json, ended);
                    return;
                }

                await writer.SendAsync(protocol.Next, id, result.Json, _cancel.Token);
            }

            if (ended(this))
            {
                await writer.SendAsync("complete", id, _cancel.Token);
            }
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // The client has taken it back, or gone.
        }
        catch (Exception e)
        {
            using var unexpected = executor.Refuse(new Error("Unexpected Execution Error") { Exception = e });
            await FailAsync(unexpected.Json, ended);
        }
    }

    /// <summary>Nothing was executed: the errors alone are told, and that is the end of it.</summary>
    private async Task FailAsync(ReadOnlyMemory<byte> json, Func<SocketOperation, bool> ended)
    {
        if (!ended(this))
        {
            return;
        }

        using var answer = JsonDocument.Parse(json);
        var errors = answer.RootElement.GetProperty("errors");
        // The older protocol tells one error, in an object.
        var payload = JsonSerializer.SerializeToUtf8Bytes(protocol.IsModern ? errors : errors[0]);
        await writer.SendAsync(Failed, id, payload, CancellationToken.None);
    }
}

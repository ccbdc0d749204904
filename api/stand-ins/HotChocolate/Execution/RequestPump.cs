using GreenDonut;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>
/// The part that waits. At any time at most one thread pumps: it takes up fields whose tasks have ended, and when none is left it dispatches
/// the data loaders, but only after the batches before have ended, so that everything of one level is in one batch.
/// </summary>
internal sealed partial class RequestExecution
{
    private Queue<FieldContext>? _ready;
    private BatchScheduler? _scheduler;
    private CancellationTokenRegistration _onCancel;
    private TaskCompletionSource? _finished;
    private int _outstanding;
    private int _batchesInFlight;
    private int _nextSerial;
    private bool _isPumping = true;
    private bool _isOver;
    private ExecutionContext? _callers;

    public ValueTask RunAsync()
    {
        _callers = ExecutionContext.Capture();
        if (_serial)
        {
            _nextSerial = 0;
        }
        else
        {
            ExecuteAll(_root);
            _nextSerial = int.MaxValue;
        }

        Pump();
        lock (_lock)
        {
            if (_isOver)
            {
                return ValueTask.CompletedTask;
            }

            _finished = new TaskCompletionSource();
        }

        _onCancel = Aborted.UnsafeRegister(static execution => ((RequestExecution)execution!).Abort(), this);
        return new ValueTask(_finished.Task);
    }

    /// <summary>Called when the task of a field has ended, by whoever ended it.</summary>
    public void Resume(FieldContext field)
    {
        lock (_lock)
        {
            (_ready ??= new()).Enqueue(field);
            if (_isPumping)
            {
                return;
            }

            _isPumping = true;
        }

        PumpForCaller();
    }

    private void Await(FieldContext context, Task task)
    {
        context.Pending = task;
        EnsureScheduler();
        if (task.IsCompleted)
        {
            Take(context);
            return;
        }

        lock (_lock)
        {
            _outstanding++;
        }

        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(context.Completed);
    }

    public void EnsureScheduler()
    {
        if (_scheduler is null)
        {
            _scheduler = Services.GetRequiredService<BatchScheduler>();
            _scheduler.Wake = Wake;
            _scheduler.Aborted = Aborted;
        }
    }

    /// <summary>Keys arrived while nobody pumps. The caller first runs on, so that the keys it asks for next are in the same batch.</summary>
    private void Wake()
    {
        lock (_lock)
        {
            if (_isPumping || _isOver)
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static execution => execution.PumpAgain(), this, preferLocal: false);
    }

    private void PumpAgain()
    {
        lock (_lock)
        {
            if (_isPumping || _isOver)
            {
                return;
            }

            _isPumping = true;
        }

        PumpForCaller();
    }

    /// <summary>
    /// Whoever ended a task or a batch pumps on, but what resolvers see around them (culture, HTTP context, trace) is the caller's.
    /// </summary>
    private void PumpForCaller()
    {
        if (_callers is { } callers)
        {
            ExecutionContext.Run(callers, static execution => ((RequestExecution)execution!).Pump(), this);
        }
        else
        {
            Pump();
        }
    }

    private void Pump()
    {
        while (true)
        {
            FieldContext? field = null;
            IReadOnlyList<Func<ValueTask>> batches = [];
            lock (_lock)
            {
                if (_isOver)
                {
                    return;
                }

                if (_ready is null || !_ready.TryDequeue(out field))
                {
                    if (_outstanding == 0 && _nextSerial >= _plan.Fields.Length)
                    {
                        _isOver = true;
                        WasAborted = _wasCut;
                        break;
                    }

                    if (_outstanding > 0)
                    {
                        batches = _batchesInFlight == 0 && _scheduler is { HasWaiting: true } ? _scheduler.Take() : batches;
                        if (batches.Count == 0)
                        {
                            _isPumping = false;
                            return;
                        }

                        _batchesInFlight = batches.Count;
                    }
                }
                else
                {
                    _outstanding--;
                }
            }

            if (field is not null)
            {
                Take(field);
            }
            else if (batches.Count > 0)
            {
                Dispatch(batches);
            }
            else
            {
                ExecuteNextMutation();
            }
        }

        _finished?.TrySetResult();
    }

    private void ExecuteNextMutation()
    {
        var slot = _nextSerial++;
        if (!_root.IsDead && !_plan.Fields[slot].IsTypeName)
        {
            Execute(_root, slot);
        }
    }

    private void Take(FieldContext context)
    {
        if (context.Owner.IsDiscarded())
        {
            return;
        }

        try
        {
            Finish(context, context.Field.Definition.Resolver.Result!(context.Pending!));
        }
        catch (Exception e)
        {
            Fail(e, context.Field, context.Owner, context.Slot);
        }
    }

    private void Dispatch(IReadOnlyList<Func<ValueTask>> batches)
    {
        foreach (var dispatch in batches)
        {
            var batch = dispatch();
            if (batch.IsCompleted)
            {
                BatchEnded();
            }
            else
            {
                batch.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(BatchEnded);
            }
        }
    }

    private void BatchEnded()
    {
        lock (_lock)
        {
            _batchesInFlight--;
            if (_isPumping || _isOver)
            {
                return;
            }

            _isPumping = true;
        }

        PumpForCaller();
    }
}

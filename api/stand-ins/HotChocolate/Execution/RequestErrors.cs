using HotChocolate.Types;

namespace HotChocolate.Execution;

internal sealed partial class RequestExecution
{
    /// <summary>The most errors that one answer tells.</summary>
    private const int MostErrors = 1_001;

    /// <summary>Makes an exception the error of a field and the field null (specification, 6.4.4).</summary>
    public void Fail(Exception exception, FieldPlan field, ResultNode owner, int slot)
    {
        switch (exception)
        {
            case GraphQLException known:
                foreach (var error in known.Errors)
                {
                    Report(error, field, owner, slot);
                }

                break;
            case CoercionException unfit:
                Report(unfit.ToError(), field, owner, slot);
                break;
            case SerializationException:
                Report(new Error(exception.Message), field, owner, slot);
                break;
            case OperationCanceledException when Aborted.IsCancellationRequested:
                // The whole request ends; that is said once, for all of it. Who waits may hear of the end before the request does.
                _wasCut = true;
                break;
            default:
                Report(new Error("Unexpected Execution Error") { Exception = exception }, field, owner, slot);
                break;
        }

        NullOut(owner, slot);
    }

    /// <summary>Adds an error, at the field's path and places unless it has its own. A list of which every item fails is not told to its end.</summary>
    public void Report(IError error, FieldPlan field, ResultNode owner, int slot)
    {
        if (_errors?.Count >= MostErrors)
        {
            return;
        }

        var placed = error.Path is null ? error.WithPath(owner.PathOf(slot)) : error;
        placed = placed.Locations is null ? placed.WithLocations(field.Locations) : placed;
        lock (_lock)
        {
            _errors ??= [];
            if (_errors.Count < MostErrors)
            {
                _errors.Add(_errors.Count == MostErrors - 1 ? new Error($"There are more errors than {MostErrors - 1}; the rest is not told.") : placed);
            }
        }
    }

    /// <summary>Sets a slot to null; where null is not allowed, what holds it becomes null instead.</summary>
    private static void NullOut(ResultNode owner, int slot)
    {
        while (owner.TypeOf(slot) is NonNullOf)
        {
            owner.IsDead = true;
            if (owner.Owner is null)
            {
                return;
            }

            (owner, slot) = (owner.Owner, owner.Slot);
        }

        owner.Set(slot, ResultNode.Nulled);
    }
}

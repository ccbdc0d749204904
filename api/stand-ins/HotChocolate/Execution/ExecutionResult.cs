using System.Buffers;
using System.Text.Json;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>An answer, already written.</summary>
internal sealed class ExecutionResult(PooledBuffer json, ResultKind kind) : IExecutionResult, IDisposable
{
    public ReadOnlyMemory<byte> Json => json.Written;

    public ResultKind Kind => kind;

    public static ExecutionResult Of(ResultKind kind, params IReadOnlyList<IError> errors)
    {
        var buffer = new PooledBuffer();
        ResultWriter.Write(buffer, errors);
        return new ExecutionResult(buffer, kind);
    }

    /// <summary>Adds to an answer that has no extensions yet.</summary>
    public void Extend(string name, IReadOnlyDictionary<string, object?> extension)
    {
        json.TakeBack(1);
        json.Write(",\"extensions\":"u8);
        using (var writer = new Utf8JsonWriter(json))
        {
            AnyScalar.Write(writer, new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = extension });
        }

        json.Write("}"u8);
    }

    public void Dispose() => json.Dispose();
}

/// <summary>How far a request came, which HTTP answers with a status.</summary>
internal enum ResultKind
{
    /// <summary>Executed, with data.</summary>
    Data,

    /// <summary>Executed, and null came up to the root.</summary>
    NullData,

    /// <summary>Not executed: it cannot be read, is not valid, or its variables do not fit.</summary>
    Refused,

    /// <summary>Not executed: a subscription has more than one answer.</summary>
    Stream,

    /// <summary>Not executed: the method does not allow this kind of operation.</summary>
    NotAllowed,

    /// <summary>The time was up.</summary>
    TimedOut,
}

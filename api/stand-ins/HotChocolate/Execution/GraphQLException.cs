using System.Diagnostics.CodeAnalysis;

namespace HotChocolate;

/// <summary>Thrown by a resolver, its errors reach the client as they are.</summary>
[SuppressMessage("Design", "CA1032", Justification = "HotChocolate's own constructors.")]
[SuppressMessage("Design", "MA0015", Justification = "HotChocolate's own constructors.")]
public class GraphQLException : Exception
{
    public GraphQLException(string message)
        : this(ErrorBuilder.New().SetMessage(message).Build())
    {
    }

    public GraphQLException(IError error)
        : base(error.Message) => Errors = [error];

    public GraphQLException(params IError[] errors)
        : base(string.Join('\n', errors.Select(e => e.Message))) => Errors = errors;

    public GraphQLException(IEnumerable<IError> errors)
        : this([.. errors])
    {
    }

    public IReadOnlyList<IError> Errors { get; }
}

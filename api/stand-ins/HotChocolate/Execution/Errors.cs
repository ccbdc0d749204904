namespace HotChocolate;

/// <summary>A place in a document, both counted from one.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Location(int Line, int Column);

/// <summary>What went wrong, as the client reads it. Every change makes a new error.</summary>
public interface IError
{
    string Message { get; }

    string? Code { get; }

    Path? Path { get; }

    IReadOnlyList<Location>? Locations { get; }

    IReadOnlyDictionary<string, object?>? Extensions { get; }

    Exception? Exception { get; }

    IError WithMessage(string message);

    IError WithCode(string? code);

    IError WithPath(Path? path);

    IError WithLocations(IReadOnlyList<Location>? locations);

    IError WithExtensions(IReadOnlyDictionary<string, object?> extensions);

    IError SetExtension(string key, object? value);

    IError RemoveExtension(string key);

    IError WithException(Exception? exception);

    IError RemoveException();
}

/// <summary>Sees every error before the client does; must return an error.</summary>
public interface IErrorFilter
{
    IError OnError(IError error);
}

internal sealed record Error(string Message) : IError
{
    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }

    public IError WithMessage(string message) => this with { Message = message };

    /// <summary>A code is an extension as well: that is where the client finds it.</summary>
    public IError WithCode(string? code) =>
        code is null ? ((Error)RemoveExtension("code")) with { Code = null } : ((Error)SetExtension("code", code)) with { Code = code };

    public IError WithPath(Path? path) => this with { Path = path };

    public IError WithLocations(IReadOnlyList<Location>? locations) => this with { Locations = locations };

    public IError WithExtensions(IReadOnlyDictionary<string, object?> extensions) => this with { Extensions = extensions };

    public IError SetExtension(string key, object? value) =>
        this with { Extensions = new Dictionary<string, object?>(Extensions ?? new Dictionary<string, object?>(), StringComparer.Ordinal) { [key] = value } };

    public IError RemoveExtension(string key)
    {
        var left = (Extensions ?? new Dictionary<string, object?>()).Where(e => e.Key != key).ToDictionary(StringComparer.Ordinal);
        return this with { Extensions = left.Count == 0 ? null : left };
    }

    public IError WithException(Exception? exception) => this with { Exception = exception };

    public IError RemoveException() => this with { Exception = null };
}

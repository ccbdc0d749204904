namespace HotChocolate;

/// <summary>Builds an error step by step; chain the calls.</summary>
public sealed class ErrorBuilder
{
    private IError _error = new Error("");

    public static ErrorBuilder New() => new();

    public static ErrorBuilder FromError(IError error) => new() { _error = error };

    public ErrorBuilder SetMessage(string message) => With(_error.WithMessage(message));

    public ErrorBuilder SetCode(string? code) => With(_error.WithCode(code));

    public ErrorBuilder SetPath(Path? path) => With(_error.WithPath(path));

    public ErrorBuilder SetExtension(string key, object? value) => With(_error.SetExtension(key, value));

    public ErrorBuilder RemoveExtension(string key) => With(_error.RemoveExtension(key));

    public ErrorBuilder ClearExtensions() => With(((Error)_error) with { Extensions = null, Code = null });

    public ErrorBuilder SetException(Exception? exception) => With(_error.WithException(exception));

    internal ErrorBuilder SetLocations(IReadOnlyList<Location> locations) => With(_error.WithLocations(locations));

    public IError Build() =>
        _error.Message.Length > 0 ? _error : throw new InvalidOperationException("An error needs a message.");

    private ErrorBuilder With(IError error)
    {
        _error = error;
        return this;
    }
}

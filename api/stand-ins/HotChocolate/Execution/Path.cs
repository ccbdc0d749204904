using System.Globalization;

namespace HotChocolate;

/// <summary>The way from the root of a response to one of its values: field names and list indexes.</summary>
public sealed class Path : IEquatable<Path>
{
    private readonly string? _name;
    private readonly int _index;

    private Path(Path? parent, string? name, int index)
    {
        Parent = parent;
        _name = name;
        _index = index;
    }

    public static Path Root { get; } = new(null, null, 0);

    public Path? Parent { get; }

    public bool IsRoot => Parent is null;

    public int Length => Parent is null ? 0 : Parent.Length + 1;

    public Path Append(string name) => new(this, name, 0);

    public Path Append(int index) => new(this, null, index);

    /// <summary>Names as strings and indexes as integers, from the root on.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new object[Length];
        var path = this;
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            segments[i] = path!._name is { } name ? name : path._index;
            path = path.Parent;
        }

        return segments;
    }

    public string Print() => string.Concat(ToList().Select(s => s is int i ? string.Create(CultureInfo.InvariantCulture, $"[{i}]") : "/" + s)) is { Length: > 0 } text ? text : "/";

    public bool Equals(Path? other) => other is not null && ToList().SequenceEqual(other.ToList());

    public override bool Equals(object? obj) => Equals(obj as Path);

    public override int GetHashCode() => HashCode.Combine(Length, _name, _index);

    public override string ToString() => Print();
}

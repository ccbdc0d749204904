using System.Diagnostics.CodeAnalysis;

namespace HotChocolate;

/// <summary>A value that may not have been sent: <see cref="HasValue"/> false is "not sent", true with null an explicit null.</summary>
public readonly struct Optional<T> : IEquatable<Optional<T>>, IOptional
{
    private readonly T? _value;

    public Optional(T? value)
    {
        _value = value;
        HasValue = true;
    }

    private Optional(T? value, bool hasValue)
    {
        _value = value;
        HasValue = hasValue;
    }

    [MaybeNull]
    public T Value => _value!;

    object? IOptional.Value => _value;

    public bool HasValue { get; }

    public bool IsEmpty => !HasValue;

    /// <summary>Not sent; <paramref name="defaultValue"/> is what <see cref="Value"/> then says.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "HotChocolate's own signature.")]
    public static Optional<T> Empty(T? defaultValue = default) => new(defaultValue, hasValue: false);

    public static implicit operator Optional<T>(T value) => new(value);

    [return: MaybeNull]
    public static implicit operator T(Optional<T> optional) => optional.Value;

    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    public bool Equals(Optional<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T?>.Default.Equals(_value, other._value);

    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(HasValue, _value);

    public override string ToString() => HasValue ? _value?.ToString() ?? "null" : "unset";
}

/// <summary>An <see cref="Optional{T}"/> of any type.</summary>
public interface IOptional
{
    object? Value { get; }

    bool HasValue { get; }
}

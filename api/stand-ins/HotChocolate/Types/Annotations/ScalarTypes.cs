namespace HotChocolate.Types;

/// <summary>Anything that may stand as a type argument of the attributes and of the builder.</summary>
public interface IType;

/// <summary>A type that has a name of its own.</summary>
public interface INamedType : IType
{
    string Name { get; }
}

/// <summary>A scalar named in code, as in <c>[GraphQLType(typeof(NonNullType&lt;IdType&gt;))]</c>.</summary>
public abstract class ScalarType : INamedType
{
    private protected ScalarType(string name) => Name = name;

    public string Name { get; }

    internal virtual ScalarDefinition Definition => Scalars.ByName[Name];
}

public sealed class StringType() : ScalarType("String");

public sealed class BooleanType() : ScalarType("Boolean");

public sealed class IntType() : ScalarType("Int");

public sealed class FloatType() : ScalarType("Float");

public sealed class IdType() : ScalarType("ID");

public sealed class LongType() : ScalarType("Long");

public sealed class ShortType() : ScalarType("Short");

public sealed class DecimalType() : ScalarType("Decimal");

public sealed class UuidType() : ScalarType("UUID");

public sealed class DateTimeType() : ScalarType("DateTime");

public sealed class DateType() : ScalarType("Date");

public sealed class LocalDateType() : ScalarType("LocalDate");

public sealed class LocalTimeType() : ScalarType("LocalTime");

public sealed class TimeSpanType() : ScalarType("TimeSpan");

public sealed class AnyType() : ScalarType("Any");

/// <summary>A type that is never null.</summary>
public sealed class NonNullType<T> : IType where T : IType;

/// <summary>A list of a type.</summary>
public sealed class ListType<T> : IType where T : IType;

/// <summary>The output object made of a class.</summary>
public class ObjectType<T> : IType;

/// <summary>The interface made of a C# interface or base class.</summary>
public class InterfaceType<T> : IType;

/// <summary>The input object made of a class.</summary>
public class InputObjectType<T> : IType;

/// <summary>The enumeration made of an enum.</summary>
public class EnumType<T> : IType;

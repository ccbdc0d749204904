using System.Reflection;

namespace HotChocolate.Types.Discovery;

/// <summary>Resolvers that answer with a task: one that has ended gives its value at once, and no task is seen.</summary>
internal static class Asynchronous
{
    private static readonly MethodInfo TaskValue = typeof(Asynchronous).GetMethod(nameof(OfTask), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo ValueTaskValue = typeof(Asynchronous).GetMethod(nameof(OfValueTask), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo ResultGetter = typeof(Asynchronous).GetMethod(nameof(Getter), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static bool IsTask(Type type) => IsTaskOf(type, typeof(Task<>)) || IsTaskOf(type, typeof(ValueTask<>));

    /// <summary>What a task results in; the type itself when it is none.</summary>
    public static Type Result(Type type) => IsTask(type) ? type.GetGenericArguments()[0] : type;

    /// <summary>Turns an expression of a task into one of its value or of the task as an object.</summary>
    public static System.Linq.Expressions.Expression Unwrap(System.Linq.Expressions.Expression call) =>
        System.Linq.Expressions.Expression.Call(
            (IsTaskOf(call.Type, typeof(Task<>)) ? TaskValue : ValueTaskValue).MakeGenericMethod(Result(call.Type)), call);

    public static Func<Task, object?> ResultOf(Type result) => (Func<Task, object?>)ResultGetter.MakeGenericMethod(result).Invoke(null, null)!;

    private static bool IsTaskOf(Type type, Type task) => type.IsGenericType && type.GetGenericTypeDefinition() == task;

    private static object? OfTask<T>(Task<T>? task) => task is null || !task.IsCompletedSuccessfully ? task : task.Result;

    private static object? OfValueTask<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask();

    private static Func<Task, object?> Getter<T>() => static task => ((Task<T>)task).GetAwaiter().GetResult();
}

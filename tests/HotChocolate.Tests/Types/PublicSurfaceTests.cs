using System.Reflection;
using HotChocolate;

namespace HotChocolateTests.Types;

/// <summary>What the stand-in shows the world grows only on purpose: it must all be in the real package too.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_types_are_those_in_the_list()
    {
        var shown = string.Join('\n', typeof(ErrorBuilder).Assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal));
        var file = System.IO.Path.Combine(AppContext.BaseDirectory, "Types", "public-surface.txt");
        if (File.ReadAllText(file).Trim() != shown)
        {
            File.WriteAllText(file + ".new", shown + "\n");
            Assert.Fail("If this is meant, replace tests/HotChocolate.Tests/Types/public-surface.txt by public-surface.txt.new of the output folder.");
        }
    }

    private static IEnumerable<string> Lines(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is not MethodInfo { IsSpecialName: true } and not Type)
            .Select(m => $"{type.FullName}: {m}")
            .Prepend(type.FullName!);
}

namespace HotChocolateTests.Corpus;

/// <summary>The files that both engines read.</summary>
internal static class Oracles
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Corpus", name);

    public static string Text(string name) => System.IO.File.ReadAllText(File(name));
}

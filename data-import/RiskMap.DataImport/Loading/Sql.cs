namespace RiskMap.DataImport.Loading;

internal static class Sql
{
    /// <summary>A column or table name of ours, quoted: some are words of SQL (use, class).</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> names, string prefix = "") => string.Join(", ", names.Select(n => prefix + Name(n)));
}

namespace RiskMap.Api.Exports;

/// <summary>What spreadsheet programs do with text.</summary>
internal static class Spreadsheets
{
    /// <summary>Whether a program that reads text would take it for a formula and compute it (OWASP, CSV injection).</summary>
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];
}

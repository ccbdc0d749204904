using System.Text;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts;

/// <summary>Names that people sign in with: letters and digits of any script, and . _ - @ between them.</summary>
internal static class AccountName
{
    private const int Shortest = 2, Longest = 64;

    /// <summary>Under which an account is found: who types full-width letters, or another case, means the same account.</summary>
    public static string KeyOf(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>The name as it is kept; null: it cannot be one.</summary>
    public static string? Read(string name)
    {
        if (name.Length > 4 * Longest || !name.IsWritable())
        {
            return null;
        }

        var read = name.Trim().Normalize(NormalizationForm.FormKC);
        return read.Length is >= Shortest and <= Longest && read.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value is '.' or '_' or '-' or '@')
            ? read : null;
    }
}

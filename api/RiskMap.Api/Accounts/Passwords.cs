using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts;

/// <summary>
/// Passwords by ASP.NET Core's own hasher (PBKDF2, salted, with its count of rounds beside it, so that older ones are made anew at the next
/// sign-in). What makes one strong is its length: no rules of signs, but none that everybody tries first, and not the account's name.
/// </summary>
internal sealed class Passwords
{
    /// <summary>In characters: whoever guesses offline needs ages for a phrase of this length, and longer ones cost the server time.</summary>
    public const int Shortest = 12, Longest = 256;

    /// <summary>Pieces that the passwords tried first are made of.</summary>
    private static readonly string[] Common =
        ["password", "123456789", "1234567", "qwerty", "qwertyuiop", "asdfgh", "abc123", "abcdef", "letmein", "iloveyou", "admin", "administrator", "welcome", "riskmap", "111111", "000000", "888888", "666666", "5201314", "1qaz2wsx", "woaini", "xiaofang", "119"];

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions()));
    private readonly string _nobodys;

    public Passwords() => _nobodys = _hasher.HashPassword(this, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    public string Hash(string password) => _hasher.HashPassword(this, password);

    /// <summary>
    /// Whether it is the password of a hash; an account that does not exist, or has none, takes as long, so that names cannot be found out.
    /// </summary>
    public (bool Fits, bool IsOld) Check(string? hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(this, hash ?? _nobodys, password.Length <= Longest ? password : "");
        return (hash is not null && result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <exception cref="PasswordRefused">It is too short, too long, one that is tried first, or holds the account's name.</exception>
    public static void Require(string password, string name)
    {
        if (password.Length < Shortest)
        {
            throw new PasswordRefused("PASSWORD_TOO_SHORT", Shortest);
        }

        if (password.Length > Longest)
        {
            throw new PasswordRefused("PASSWORD_TOO_LONG", Longest);
        }

        if (name.Length >= 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            throw new PasswordRefused("PASSWORD_LIKE_NAME");
        }

        if (IsCommon(password))
        {
            throw new PasswordRefused("PASSWORD_TOO_COMMON");
        }
    }

    /// <summary>Made of few signs, or of nothing but common pieces and digits.</summary>
    private static bool IsCommon(string password)
    {
        if (password.Distinct().Count() < 5)
        {
            return true;
        }

        var rest = password.ToLowerInvariant();
        foreach (var piece in Common)
        {
            rest = rest.Replace(piece, "", StringComparison.Ordinal);
        }

        return rest.Count(char.IsLetter) < 4 && rest.Distinct().Count() < 6;
    }
}

public sealed class PasswordRefused(string code, params object?[] values) : Refused(code, 400, values);

public sealed class PasswordWrong() : Refused("PASSWORD_WRONG", 400);

using System.Buffers.Text;
using System.Security.Cryptography;

namespace RiskMap.Api.Accounts;

/// <summary>
/// One-time addresses to choose a password by. The secret stands behind the #, which browsers send to nobody: no log and no proxy sees it.
/// </summary>
internal static class Links
{
    public const string Page = "/accounts/link";

    public static readonly TimeSpan OfAdministrator = TimeSpan.FromHours(24), OfAccount = TimeSpan.FromHours(72);

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Address(string token) => $"{Page}#{token}";
}

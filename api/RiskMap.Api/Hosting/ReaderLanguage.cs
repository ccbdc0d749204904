using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace RiskMap.Api.Hosting;

/// <summary>
/// Whose language the sentences of an answer are in: that of Accept-Language, by default English. The framework's own middleware sets
/// it anew for every request; most readers of most answers need nothing set.
/// </summary>
public static class ReaderLanguage
{
    private static readonly CultureInfo[] Known = [.. Words.Languages.Select(CultureInfo.GetCultureInfo)];

    public static void UseReaderLanguage(this IApplicationBuilder app)
    {
        // Numbers and dates of answers are for programs: they never follow the reader's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = Known[0];
        app.Use((context, next) =>
        {
            var language = Of(context.Request);
            return language == Known[0] ? next(context) : SpeakingAsync(language, context, next);
        });
    }

    /// <summary>The best liked language of the reader's list that there is, in whichever variant.</summary>
    private static CultureInfo Of(HttpRequest request)
    {
        var accepted = request.Headers.AcceptLanguage;
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted!, out var list))
        {
            return Known[0];
        }

        var (found, best) = (Known[0], 0.0);
        foreach (var item in list)
        {
            if ((item.Quality ?? 1) > best
                && Array.Find(Known, k => Speaks(item.Value.AsSpan(), k.TwoLetterISOLanguageName)) is { } language)
            {
                (found, best) = (language, item.Quality ?? 1);
            }
        }

        return found;
    }

    private static bool Speaks(ReadOnlySpan<char> wanted, string language) =>
        wanted.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (wanted.Length == language.Length || wanted[language.Length] == '-');

    /// <summary>What is set here ends with this method, and so with the request.</summary>
    private static async Task SpeakingAsync(CultureInfo language, HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentUICulture = language;
        await next(context);
    }
}

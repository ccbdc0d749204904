using System.Diagnostics;
using RiskMap.Bench.Load;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Bench.Geocode;

/// <summary>
/// Addresses found among half a million, and while typing among a million: typed in full, with one slip of the pen, and as far as they have been typed; one by one in this
/// process and by GraphQL, and in bulk. Beside it plain SQL in the same run: trigrams on streets (the peer) and words with an unfinished
/// last one (the floor). addok cannot be installed everywhere; its figures of PERFORMANCE.md section 6 are scaled by the two SQL searches,
/// which were measured beside it, and by whichever of them gives it more.
/// </summary>
public static class GeocodeBenchmark
{
    private const string Trigrams = "SELECT street FROM streets WHERE street % $1 ORDER BY similarity(street, $1) DESC LIMIT 1";
    private const string Words = "SELECT street FROM labels WHERE words @@ to_tsquery('simple', $1) LIMIT 1";

    private const int HalfAMillion = 500_000, AMillion = 1_000_000;

    /// <summary>Requests per second of PERFORMANCE.md section 6: addok full, typo, prefix; trigrams on streets; words.</summary>
    private static readonly (double Full, double Typo, double Prefix, double Trigrams, double Words) Then = (661, 250, 80, 647, 1_938);

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        var area = await AddressBook.OpenAsync(city, HalfAMillion, forPeers: true, say);
        var (full, typo, prefix) = await Asked.ReadAsync(city.Source, area);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var gazetteer = await GazetteerStore.LoadAsync(city.Source, area);
        var loaded = clock.Elapsed.TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0;
        say($"Gazetteer of {gazetteer.DoorCount} doors and {gazetteer.NameCount} names: {loaded:0.0} s, {memory:0} MB.");

        await using var server = await ServerProcess.RiskMapAsync(city.Connection);
        var geocoder = new Geocoder(gazetteer);
        var suggester = new Suggester(gazetteer);
        var geocode = $$"""query Find($text: String!) { area(code: "{{area}}") { found: geocode(text: $text, limit: 1) { label matchLevel confidence place } } }""";
        var suggest = Suggest(area);

        var trigrams = await Searches.BySqlAsync(city.Connection, [.. full, .. typo, .. prefix], Trigrams, a => a.Typed);
        var words = await Searches.BySqlAsync(city.Connection, full, Words, Query);
        say($"  SQL, trigrams on streets {trigrams.PerSecond:N0}/s, right {trigrams.Right:0.000}; words {words.PerSecond:N0}/s, right {words.Right:0.000}");
        var scale = Math.Max(trigrams.PerSecond / Then.Trigrams, words.PerSecond / Then.Words);
        say($"  addok then 661, 250, 80 per second; scaled by {scale:0.00} for this machine now.");

        // The server reads its gazetteer with the first question.
        await LoadClient.RunAsync(server.Port, [Searches.Request(geocode, full[0].Text)], 1, TimeSpan.MaxValue, atMost: 1);
        var rows = new List<Measured>();
        foreach (var (name, asked, query, first, addok, goal) in new (string, Asked[], string, Func<string, string?>, double, double)[]
        {
            ("in full", full, geocode, text => geocoder.Match(text, 1).Label, Then.Full, 5),
            ("with a slip", typo, geocode, text => geocoder.Match(text, 1).Label, Then.Typo, 5),
            ("as typed so far", prefix, suggest, text => suggester.Suggest(text) is [var suggestion, ..] ? suggestion.Label : null, Then.Prefix, 20),
        })
        {
            var http = await Searches.ByHttpAsync(server, asked, query);
            var inside = Searches.InProcess(asked, first);
            var peer = ReferenceEquals(asked, prefix) ? await Searches.BySqlAsync(city.Connection, asked, Words, Query) : null;
            rows.Add(new($"{name}, GraphQL", http.PerSecond, trigrams.PerSecond, "trigrams on streets", (peer ?? words).PerSecond, "words", "requests/s", true));
            rows.Add(new($"{name}, GraphQL, beside addok", http.PerSecond, addok * scale, "addok, scaled", null, null, "requests/s", true));
            rows.Add(new($"{name}, GraphQL, p50", http.P50, trigrams.P50, "trigrams on streets", (peer ?? words).P50, "words", "ms", false));
            rows.Add(new($"{name}, GraphQL, p99", http.P99, trigrams.P99, "trigrams on streets", (peer ?? words).P99, "words", "ms", false));
            rows.Add(new($"{name}, in process, one core", inside.PerSecond, trigrams.PerSecond, "trigrams on streets", (peer ?? words).PerSecond, "words", "texts/s", true));
            rows.Add(new($"{name}, in process, p99", inside.P99, null, null, null, null, "ms", false));
            rows.Add(new($"{name}, right street first", http.Right, trigrams.Right, "trigrams on streets, all kinds", (peer ?? words).Right, "words", "share", true));
            var times = http.PerSecond / (addok * scale);
            say($"  {name}: {http.PerSecond:N0}/s by GraphQL, {times:0.0} × addok (goal {goal}){(times < goal ? " MISSED" : "")}, p50 {http.P50:0.00} p99 {http.P99:0.0} ms "
                + $"(goal 10){(http.P99 > 10 ? " MISSED" : "")}, right {http.Right:0.000}{(http.Right < 0.985 ? " MISSED" : "")}; in process {inside.PerSecond:N0}/s, p99 {inside.P99:0.000} ms");
        }

        rows.Add(new("in full, in bulk on all cores", Searches.InBulk(full, geocoder), null, null, null, null, "texts/s", true));
        rows.Add(new("with a slip, in bulk on all cores", Searches.InBulk(typo, geocoder), null, null, null, null, "texts/s", true));
        var million = await AddressBook.OpenAsync(city, AMillion, forPeers: false, say);
        var (_, _, typed) = await Asked.ReadAsync(city.Source, million);
        await LoadClient.RunAsync(server.Port, [Searches.Request(Suggest(million), typed[0].Text)], 1, TimeSpan.MaxValue, atMost: 1);
        var large = await Searches.ByHttpAsync(server, typed, Suggest(million));
        say($"  as typed so far among {AMillion:N0}: {large.PerSecond:N0}/s by GraphQL, p99 {large.P99:0.0} ms (goal 50){(large.P99 > 50 ? " MISSED" : "")}, right {large.Right:0.000}");
        rows.Add(new("as typed so far among a million, GraphQL", large.PerSecond, null, null, null, null, "requests/s", true));
        rows.Add(new("as typed so far among a million, GraphQL, p99", large.P99, null, null, null, null, "ms", false));
        rows.Add(new("gazetteer, loading", loaded, null, null, null, null, "s", false));
        rows.Add(new("gazetteer, memory", memory, null, null, null, null, "MB", false));
        return rows;
    }

    private static string Suggest(string area) =>
        $$"""query Type($text: String!) { area(code: "{{area}}") { found: suggest(text: $text) { label detail kind place } } }""";

    private static string Query(Asked asked) => string.Join(" & ", asked.Words.Select((w, i) => $"'{w}'{(i == asked.Words.Length - 1 ? ":*" : "")}"));
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Tests.Answers;

/// <summary>Long work is watched and stopped while it runs: a town of 40,000 houses and 6,000 hydrants, judged cold.</summary>
public sealed class WorkTests(Town town) : IClassFixture<Town>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_cold_towns_verdicts_tell_how_far_they_have_come()
    {
        await BuildAsync("work-told");
        var id = Guid.NewGuid();
        var events = await ListenAsync(id);
        (await JudgeAsync("work-told", id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = await events.WaitAsync(Patience);
        told[^1].Stage.ShouldBe("ENDED");
        told.Select(t => t.Stage).Distinct().ShouldBe(["READING", "REACH", "JUDGING", "ENDED"]);
        told.Last(t => t.Stage == "JUDGING").ShouldSatisfyAllConditions(t => t.Total.ShouldBe(40_000), t => t.Done.ShouldBe(40_000));
        told.ShouldAllBe(t => t.Total == null || t.Done <= t.Total);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stopped_by_its_name_or_by_closing_the_request_nothing_goes_on(bool byName)
    {
        var area = byName ? "work-named" : "work-closed";
        await BuildAsync(area);
        var id = Guid.NewGuid();
        using var close = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var events = await ListenAsync(id, () => begun.TrySetResult());
        var asked = JudgeAsync(area, id, close.Token);
        await begun.Task.WaitAsync(Patience);
        if (byName)
        {
            (await town.AskAsync($"mutation {{ cancelWork(id: \"{id}\") }}"))["data"]!["cancelWork"]!.GetValue<bool>().ShouldBeTrue();
        }
        else
        {
            await close.CancelAsync();
        }

        var clock = Stopwatch.StartNew();
        var told = await events.WaitAsync(Patience);
        told[^1].Stage.ShouldBe("ENDED");
        told.ShouldNotContain(t => t.Stage == "JUDGING" && t.Done == t.Total, "it never came to its end");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        if (byName)
        {
            var answer = await asked;
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("WORK_CANCELLED");
        }
        else
        {
            await Should.ThrowAsync<OperationCanceledException>(asked);
        }

        (await town.AskAsync($"mutation {{ cancelWork(id: \"{id}\") }}"))["data"]!["cancelWork"]!.GetValue<bool>().ShouldBeFalse("it is not known any more");
    }

    [Fact]
    public async Task Who_joins_work_that_runs_already_is_told_of_it_too()
    {
        var answers = new SharedAnswers<int, int>(1, _ => 1);
        var gate = new TaskCompletionSource();
        var (first, second) = (new List<long>(), new List<long>());
        async Task<int> AskAsync(List<long> told, TaskCompletionSource joined)
        {
            Progress.Current = new Progress((_, done, _) => told.Add(done));
            var answer = answers.GetAsync(1, async _ =>
            {
                await gate.Task;
                Progress.Current!.Tell(WorkStage.Judging, 7, 9);
                return 5;
            }, CancellationToken.None);
            joined.SetResult();
            return await answer;
        }

        var (a, b) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (one, two) = (AskAsync(first, a), AskAsync(second, b));
        await Task.WhenAll(a.Task, b.Task);
        gate.SetResult();
        (await one, await two).ShouldBe((5, 5));
        (first, second).ShouldSatisfyAllConditions(t => t.first.ShouldBe([7L]), t => t.second.ShouldBe([7L]));
    }

    [Fact]
    public async Task An_export_tells_its_rows()
    {
        await BuildAsync("work-file");
        var id = Guid.NewGuid();
        var events = await ListenAsync(id);
        (await town.Client.GetAsync($"/exports/work-file/verdicts.csv?standard=us-nfpa1&work={id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await events.WaitAsync(Patience)).ShouldContain(t => t.Stage == "WRITING" && t.Done == 40_000 && t.Total == 40_000);
    }

    private async Task BuildAsync(string area)
    {
        await using var connection = await town.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO areas (area, name_en, time_zone, data_version, local_srs)
                VALUES (@area, @area, 'Asia/Shanghai', 1, '+proj=tmerc +lat_0=10 +lon_0=10 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs');
            INSERT INTO datasets (area, id, layer, name, crs_src) SELECT @area, gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{hydrants,buildings}'::text[]) l;
            INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, use, storeys, area_m2, geom)
                SELECT @area, gen_random_uuid(), d.id, n::text, '', n, 'residential', 2, 100,
                    ST_Multi(ST_MakeEnvelope(x, y, x + 0.0001, y + 0.0001, 4326))
                FROM datasets d, LATERAL (SELECT n, 10 + (n % 200) * 0.0003 AS x, 10 + (n / 200) * 0.0003 AS y FROM generate_series(0, 39999) n) p
                WHERE d.area = @area AND d.layer = 'buildings';
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, state, geom)
                SELECT @area, gen_random_uuid(), d.id, n::text, '', n, 'in_service', ST_SetSRID(ST_MakePoint(10 + (n % 77) * 0.00078, 10 + (n / 77) * 0.00078), 4326)
                FROM datasets d, generate_series(0, 5999) n WHERE d.area = @area AND d.layer = 'hydrants';
            """, new { area });
        await town.VisibleAsync(area);
    }

    private async Task<HttpResponseMessage> JudgeAsync(string area, Guid id, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = $$"""{ area(code: "{{area}}") { hydrantCoverage(standard: "us-nfpa1") { verdicts { count } } } }""" }),
        };
        request.Headers.Add("RiskMap-Work", id.ToString());
        return await town.Client.SendAsync(request, cancel);
    }

    /// <summary>What a subscription hears by server-sent events, until the work has ended.</summary>
    private async Task<Listening> ListenAsync(Guid id, Action? heard = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = $"subscription {{ workProgress(id: \"{id}\") {{ stage done total }} }}" }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await town.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);
        // The answer's head comes a moment before the topic is open; nothing tells when.
        await Task.Delay(200);
        return new(ReadAsync(reader, heard));
    }

    private sealed record Listening(Task<List<(string Stage, double Done, double? Total)>> Told)
    {
        public Task<List<(string Stage, double Done, double? Total)>> WaitAsync(TimeSpan patience) => Told.WaitAsync(patience);
    }

    private static async Task<List<(string Stage, double Done, double? Total)>> ReadAsync(StreamReader reader, Action? heard)
    {
        List<(string, double, double?)> told = [];
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal) || JsonNode.Parse(line[5..])?["data"]?["workProgress"] is not { } progress)
            {
                continue;
            }

            told.Add((progress["stage"]!.GetValue<string>(), progress["done"]!.GetValue<double>(), progress["total"]?.GetValue<double>()));
            heard?.Invoke();
            if (told[^1].Item1 == "ENDED")
            {
                break;
            }
        }

        return told;
    }
}

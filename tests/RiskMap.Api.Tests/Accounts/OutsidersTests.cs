using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>People whom an identity provider knows, by its signed tokens. The provider stands on this machine.</summary>
public sealed class OutsidersTests(TestDatabaseOfOne house) : IClassFixture<TestDatabaseOfOne>
{
    [Fact]
    public async Task A_signed_token_lets_in_as_what_its_words_grant_and_any_other_does_not()
    {
        using var key = RSA.Create(2048);
        using var forged = RSA.Create(2048);
        await using var provider = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]).Build();
        provider.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new { issuer = Address(request), jwks_uri = $"{Address(request)}/keys" }));
        var shown = key.ExportParameters(includePrivateParameters: false);
        provider.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64Url.EncodeToString(shown.Modulus), e = Base64Url.EncodeToString(shown.Exponent) } } }));
        await provider.StartAsync();
        var issuer = provider.Urls.First();
        await using var host = ApiServer.StartOn(
            house.Connection, ("RISKMAP_OIDC_AUTHORITY", issuer), ("RISKMAP_OIDC_ROLES", "fire-inspectors=inspector@town"), ("RISKMAP_OPEN_AREAS", "none"));
        using var client = host.CreateClient();

        async Task<HttpResponseMessage> ComeAsync(RSA signer, string audience = "riskmap", int minutes = 10, string path = "/accounts/me")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", Token(signer, new
            {
                iss = issuer,
                aud = audience,
                sub = "u-17",
                name = "Outside Person",
                roles = new[] { "fire-inspectors", "canteen" },
                nbf = DateTimeOffset.UtcNow.AddMinutes(-20).ToUnixTimeSeconds(),
                exp = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds(),
            }));
            return await client.SendAsync(request);
        }

        var me = JsonNode.Parse(await (await ComeAsync(key)).Content.ReadAsStringAsync())!;
        me["account"]!["shownAs"]!.GetValue<string>().ShouldBe("Outside Person", me.ToJsonString());
        me["account"]!["kind"]!.GetValue<string>().ShouldBe("outside");
        me["permits"]!["town"]!.ToJsonString().ShouldBe("[\"look\",\"personal\",\"record\"]");
        (await ComeAsync(key, path: "/tiles/elsewhere.json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ComeAsync(forged, path: "/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ComeAsync(key, audience: "another", path: "/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ComeAsync(key, minutes: -5, path: "/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Address(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static string Token(RSA key, object claims)
    {
        var text = $"{Base64Url.EncodeToString("{\"alg\":\"RS256\",\"kid\":\"1\",\"typ\":\"JWT\"}"u8)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }
}

/// <summary>A database of its own.</summary>
public sealed class TestDatabaseOfOne : RiskMap.Tests.TestDatabase;

using Microsoft.Extensions.Configuration;

namespace RiskMap.Api.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_not_set_has_its_default() => Read().Port.ShouldBe(8080);

    [Fact]
    public void What_is_set_overrides_it() => Read(("RISKMAP_PORT", "9090")).Port.ShouldBe(9090);

    [Theory]
    [InlineData("RISKMAP_PORT", "70000")]
    [InlineData("RISKMAP_PORT", "eighty")]
    [InlineData("RISKMAP_FRESHNESS_MS", "-1")]
    [InlineData("RISKMAP_QUERY_DEPTH", "1")]
    public void A_value_out_of_its_range_stops_the_start_with_its_name(string name, string value) =>
        Should.Throw<SettingException>(() => Read((name, value))).Message.ShouldContain(name);

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.5 10.0.0.0/40")]
    [InlineData("10.0.0.5,10.0.0.6")]
    public void Proxies_that_are_no_addresses_stop_the_start(string proxies) =>
        Should.Throw<SettingException>(() => Read(("RISKMAP_PROXIES", proxies))).Message.ShouldContain("RISKMAP_PROXIES");

    [Theory]
    [InlineData("RISKMAP_GEOCODER_URL", "RISKMAP_GEOCODER=nominatim")]
    [InlineData("RISKMAP_GEOCODER_URL", "RISKMAP_GEOCODER=nominatim", "RISKMAP_GEOCODER_URL=geocoder.example")]
    [InlineData("RISKMAP_GEOCODER_URL", "RISKMAP_GEOCODER=tianditu", "RISKMAP_GEOCODER_KEY=k", "RISKMAP_GEOCODER_URL=file:///geocoder")]
    [InlineData("RISKMAP_GEOCODER_KEY", "RISKMAP_GEOCODER=tianditu", "RISKMAP_GEOCODER_URL=http://127.0.0.1:1/geocoder")]
    [InlineData("RISKMAP_GEOCODER", "RISKMAP_GEOCODER=oracle", "RISKMAP_GEOCODER_URL=http://127.0.0.1:1")]
    [InlineData("RISKMAP_GEOCODER_CRS", "RISKMAP_GEOCODER_CRS=mars")]
    [InlineData("RISKMAP_GEOCODER_PER_SECOND", "RISKMAP_GEOCODER_PER_SECOND=0")]
    public void An_outside_geocoder_that_is_half_set_stops_the_start_with_what_it_lacks(string lacks, params string[] set) =>
        Should.Throw<SettingException>(() => Read([.. set.Select(s => (s.Split('=', 2)[0], s.Split('=', 2)[1]))])).Message.ShouldContain($"{lacks} ");

    [Fact]
    public void A_whole_outside_geocoder_is_taken_and_none_is_the_default()
    {
        Read().Geocoder.ShouldBe("none");
        Read(("RISKMAP_GEOCODER", "nominatim"), ("RISKMAP_GEOCODER_URL", "http://127.0.0.1:1/osm")).Geocoder.ShouldBe("nominatim");
    }

    private static Settings Read(params (string Name, string Value)[] values) => Settings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build());
}

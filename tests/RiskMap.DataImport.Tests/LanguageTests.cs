using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Texts;

namespace RiskMap.Tests;

public sealed class LanguageTests
{
    [Fact]
    public void Both_languages_say_the_same_things() => Language.Chinese.Keys.Order().ShouldBe(Language.English.Keys.Order());

    [Theory]
    [InlineData("zh", "没有几何图形。")]
    [InlineData("zh-CN", "没有几何图形。")]
    [InlineData("en", "It has no geometry.")]
    [InlineData("fr", "It has no geometry.")]
    public void The_language_asked_for_is_spoken(string asked, string sentence) => Language.Of(asked).Say("geometry_missing").ShouldBe(sentence);

    /// <summary>Every reason in the source has a sentence: nobody is shown a code.</summary>
    [Fact]
    public void Every_reason_has_a_sentence()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RealData.Checkout, "data-import", "RiskMap.DataImport"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var reasons = sources.SelectMany(f => System.Text.RegularExpressions.Regex.Matches(
                File.ReadAllText(f), @"(?:Complain|LoadException|Say)\(\s*""(?<code>[a-z_0-9]+)""", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(m => m.Groups["code"].Value).Distinct().ToList();
        reasons.Count.ShouldBeGreaterThan(20);
        reasons.Except(Language.English.Keys).ShouldBeEmpty();
        Language.English.Say(new LoadException("area_unknown", "x")).ShouldContain("“x”");
    }
}

using System.Globalization;
using System.Text;
using RiskMap.DataImport.Sources;

namespace RiskMap.Tests.Sources;

public sealed class FastNumberTests
{
    [Fact]
    public void A_number_is_the_double_that_the_library_reads()
    {
        var random = new Random(7);
        for (var i = 0; i < 200_000; i++)
        {
            var text = ((random.NextDouble() - 0.5) * 400).ToString("F" + random.Next(0, 18), CultureInfo.InvariantCulture);
            FastNumber.Parse(Encoding.ASCII.GetBytes(text)).ShouldBe(double.Parse(text, CultureInfo.InvariantCulture), text);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("1e-7")]
    [InlineData("13.246275577180995")]
    [InlineData("0.0000000000000000001")]
    [InlineData("9999999999999999999")]
    [InlineData("1.2345678901234567890123456789")]
    public void Odd_forms_too(string text) => FastNumber.Parse(Encoding.ASCII.GetBytes(text)).ShouldBe(double.Parse(text, CultureInfo.InvariantCulture));
}

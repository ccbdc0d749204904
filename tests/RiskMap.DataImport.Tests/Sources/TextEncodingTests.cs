using System.Text;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Sources;

namespace RiskMap.Tests.Sources;

/// <summary>Files as brigades save them: the encoding is told by the bytes.</summary>
public sealed class TextEncodingTests : IDisposable
{
    private const string Simplified = "编号,地址,状态,经度,纬度\n1,津市市车胤大道118号,完好,111.878,29.605\n2,人民路与襄窑街交叉口,埋压圈占,111.88,29.61\n";
    private const string Traditional = "編號,地址,寬度\n1,臺北市中正區羅斯福路三段210巷8弄,3.5公尺\n2,萬華區昆明街,消防車無法進入\n";
    private const string Korean = "시설번호,주소,상태\n1,경상남도 창원시 의창구 중앙대로 151,사용가능\n2,진주시 동진로 155,고장\n";
    private const string German = "Nummer;Straße;Zustand\n1;Königstraße 12;geprüft\n2;Bürgerreuther Straße;Außer Betrieb\n3;Äußere Badstraße 7a;gefüllt\n";
    private const string French = "numéro,adresse,état\n1,12 rue de la République,« en service »\n2,place de l’Hôtel-de-Ville,à vérifier\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Simplified, "GB18030")]
    [InlineData("编号,地址\n", "GB18030")]
    [InlineData("lon,lat,note\n112,29,好\n", "GB18030")]
    [InlineData("lon,lat,note\n112,29,𠮷㐂\n", "GB18030")]
    [InlineData(Traditional, "Big5")]
    [InlineData(Korean, "CP949")]
    [InlineData(German, "Windows-1252")]
    [InlineData(French, "Windows-1252")]
    [InlineData(Simplified, "UTF-8")]
    [InlineData(Traditional, "UTF-8")]
    [InlineData(German, "UTF-8")]
    [InlineData(Korean, "UTF-16")]
    [InlineData("id,lon,lat\n1,112,29\n", "UTF-8")]
    [InlineData("", "UTF-8")]
    public void The_encoding_is_found_by_the_bytes(string text, string encoding)
    {
        var path = Write(text, encoding);
        TextEncoding.NameOf(TextEncoding.Find(path)).ShouldBe(encoding);
        string.Join('\n', CsvRecords.Read(path, TextEncoding.Find(path)).Select(r => string.Join(',', r)))
            .ShouldBe(text.Replace(';', ',').TrimEnd('\n'));
    }

    /// <summary>The official list of Gyeongnam's hydrants, in the bytes it was published in, beside the same in UTF-8.</summary>
    [Fact]
    public void A_real_list_in_a_legacy_encoding_reads_as_its_copy_in_utf8()
    {
        var legacy = RealData.File("gyeongnam/hydrants_cp949.csv");
        TextEncoding.NameOf(TextEncoding.Find(legacy)).ShouldBe("CP949");

        var rows = CsvRecords.Read(legacy, TextEncoding.Find(legacy)).ToList();
        rows.Count.ShouldBe(2335);
        rows.Select(r => string.Join('|', r)).ShouldBe(
            CsvRecords.Read(RealData.File("gyeongnam/hydrants_utf8.csv"), Encoding.UTF8).Select(r => string.Join('|', r)));
    }

    /// <summary>Every encoding there is for a real list of Chinese alley names, 274 of them.</summary>
    [Theory]
    [InlineData("Big5")]
    [InlineData("GB18030")]
    [InlineData("UTF-8")]
    public void Real_alley_names_are_told_apart_in_each_encoding(string encoding)
    {
        var text = File.ReadAllText(RealData.File("taipei/narrow_alleys.csv"));
        // What Big5 lacks a published list in Big5 would lack too.
        var path = Write(new string([.. text.Where(c => CanBe(c, encoding))]), encoding);
        TextEncoding.NameOf(TextEncoding.Find(path)).ShouldBe(encoding);
    }

    [Fact]
    public void A_name_that_no_encoding_has_is_refused() =>
        Should.Throw<LoadException>(() => TextEncoding.Named("martian")).Reason.ShouldBe("encoding_unknown");

    [Fact]
    public void Bytes_that_the_named_encoding_does_not_have_are_refused_and_never_become_question_marks()
    {
        var path = Write(German, "Windows-1252");
        Should.Throw<LoadException>(() => CsvRecords.Read(path, TextEncoding.Named("CP949")).ToList()).Reason.ShouldBe("encoding_wrong");
    }

    private static bool CanBe(char c, string encoding)
    {
        try
        {
            return c != '\uFEFF' && TextEncoding.Named(encoding).GetByteCount([c]) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private string Write(string text, string encoding)
    {
        var path = Path.Combine(_folder.Path, $"{Guid.NewGuid():n}.csv");
        var bytes = TextEncoding.Named(encoding).GetBytes(text);
        File.WriteAllBytes(path, encoding == "UTF-16" ? [0xFF, 0xFE, .. bytes] : bytes);
        return path;
    }
}

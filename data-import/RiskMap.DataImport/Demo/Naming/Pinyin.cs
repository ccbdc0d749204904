using System.Globalization;

namespace RiskMap.DataImport.Demo;

/// <summary>English names of divisions: the pinyin of the characters that stand in them.</summary>
public static class Pinyin
{
    private const string Table = "苇wei塘tang白bai鹭lu黄huang泥ni桥qiao渔yu沟gou石shi板ban滩tan双shuang堰yan"
        + "樟zhang树shu湾wan竹zhu林lin铺pu新xin口kou五wu柳liu高gao青qing龙long咀zui月yue亮liang洲zhou"
        + "芦lu荡dang东dong荷he叶ye杨yang家jia垱dang柏bai枝zhi谷gu冲chong桃tao花hua垸yuan"
        + "回hui牛niu角jiao义yi合he南nan堤di文wen庙miao街jie北bei关guan十shi字zi车che站zhan门men外wai"
        + "团tuan结jie西xi园yuan河he机ji械xie厂chang江jiang滨bin城cheng区qu老lao湖hu渡du"
        + "沙sha药yao王wang里li沚zhi阳yang工gong业ye一yi二er期qi物wu流liu建jian材cai大da市shi场chang"
        + "米mi盐yan仓cang码ma头tou杨yang泗si望wang铺pu马ma金jin鸡ji岭ling湘xiang君jun芷zhi兰lan橘ju颂song九jiu歌ge天tian问wen洲zhou杜du若ruo明ming铁tie山shan";

    public static string Of(string name)
    {
        var (stem, kind) = name.EndsWith("社区", StringComparison.Ordinal) ? (name[..^2], "Community") : (name.TrimEnd('村'), "Village");
        var spelt = string.Concat(stem.Select(Syllable));
        return $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(spelt)} {kind}";
    }

    private static string Syllable(char character)
    {
        var at = Table.IndexOf(character, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"No pinyin for {character}.", nameof(character))
            : new string([.. Table.Skip(at + 1).TakeWhile(char.IsAsciiLetter)]);
    }
}

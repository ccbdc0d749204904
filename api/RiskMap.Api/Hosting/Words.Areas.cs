namespace RiskMap.Api.Hosting;

/// <summary>What the server says about areas and what is loaded into them.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Areas => new(StringComparer.Ordinal)
    {
        ["IMPORT_REFUSED"] = ("无法导入：\n{0}", "It cannot be imported:\n{0}"),
        ["UPLOADS_OFF"] = ("这台服务器不接受浏览器上传的文件，请用命令行 ./riskmap import。", "This server takes no files through the browser: use ./riskmap import."),
        ["UPLOAD_EMPTY"] = ("文件是空的。", "The file is empty."),
        ["UPLOAD_NOT_FROM_HERE"] = ("只有 RiskMap 自己的页面可以上传文件：请求缺少 RiskMap-Client 标头。", "Only RiskMap's own page may upload: the request lacks the header RiskMap-Client."),
        ["UPLOAD_TOO_LARGE"] = ("文件超过 {0} MB，请用命令行 ./riskmap import。", "The file is larger than {0} MB: use ./riskmap import."),
        ["UPLOAD_UNKNOWN"] = ("上传的文件 {0} 已不在，请重新上传。", "The uploaded file {0} is no longer kept: upload it again."),
        ["METHOD_COUNTS"] = ("登记在册的行数", "Rows on record"),
    };
}

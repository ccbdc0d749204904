using System.Globalization;
using System.Runtime.CompilerServices;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>The audit as a file, for those who keep it elsewhere.</summary>
public static class AuditEndpoints
{
    public static void MapAuditExports(this IEndpointRouteBuilder app) => app
        .MapGet("/exports/audit.{format}", ExportAsync).Needs(Permits.Administer, exported: "audit")
        .WithName("exportAudit").WithTags("exports")
        .WithSummary("The audit as csv or xlsx, newest first. Takes area, from and to (times with offset), who, account, deed and lang (en, zh-CN).")
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task ExportAsync(
        string format, HttpContext context, IServiceProvider services, string? area, DateTimeOffset? from, DateTimeOffset? to, string? who, Guid? account, string? deed)
    {
        if (format is not ("csv" or "xlsx"))
        {
            throw new FormatUnknown(format);
        }

        ExportAnswer.UseLanguage(context.Request.Query);
        var desk = services.GetRequiredService<AuditDesk>();
        AuditDeed? asked = deed is null ? null : Enum.TryParse<AuditDeed>(deed.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var read) ? read : throw new DeedUnknown(deed);
        await ExportAnswer.SendAsync(context, new AuditSheet(desk, desk.Read(area, from, to, who, account, asked)), format);
    }

    private sealed class AuditSheet(AuditDesk desk, AuditQuestion asked) : ExportSheet
    {
        public override string FileName => asked.Areas is [var one] ? $"audit-{Safe(one)}" : "audit";

        public override string Layer => "audit";

        public override string Title => Words.Say("AUDIT_TITLE");

        /// <summary>Not known until it is read: the list grows while it is.</summary>
        public override int Count => 0;

        public override IReadOnlyList<ExportColumn> Columns =>
            [.. ((string[])["at", "who", "account", "deed", "area", "object", "names", "changes", "address"]).Select(c => new ExportColumn(c, Words.Say("AUDIT_" + c.ToUpperInvariant()), 24))];

        public override IReadOnlyList<ExportPart> Parts => [];

        public override async IAsyncEnumerable<IReadOnlyList<ExportRow>> RowsAsync(bool shapes, [EnumeratorCancellation] CancellationToken cancel)
        {
            string? after = null;
            var number = 0;
            for (Connection<AuditLine>? page = null; page is null || page.Info.HasNextPage;)
            {
                page = await desk.PageAsync(asked, PageRequest.Of(PageRequest.Largest, after), cancel);
                after = page.Info.EndCursor;
                yield return [.. page.Edges.Select(e => Row(++number, e.Node))];
            }
        }

        private static ExportRow Row(int number, AuditLine line) => new(
            number,
            [
                line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), line.Who, line.Account?.ToString("D"), Snake.Of(line.Deed), line.Area, line.Object, string.Join(", ", line.Rows.Select(r => r.Name).OfType<string>()),
                string.Join("; ", line.Changes.Select(c => $"{c.Field}: {c.Before ?? "–"} → {c.After ?? "–"}")), line.Address,
            ],
            null);
    }
}

public sealed class DeedUnknown(string deed) : Refused("PARAMETER_INVALID", 400, "deed", deed);

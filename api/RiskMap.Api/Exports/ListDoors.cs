using RiskMap.Api.Accounts;

namespace RiskMap.Api.Exports;

/// <summary>How a list gets a door of its own at /exports/{area}/NAME.{format}.</summary>
internal static class ListDoors
{
    /// <param name="app">The host.</param>
    /// <param name="name">Name of the list in the address.</param>
    /// <param name="operation">Name for programs.</param>
    /// <param name="summary">What it gives and takes.</param>
    /// <param name="export">Answers.</param>
    /// <param name="permit">What whoever comes must be allowed to do.</param>
    public static void MapList(this IEndpointRouteBuilder app, string name, string operation, string summary, Delegate export, string permit = Permits.Look) => app
        .MapGet($"/exports/{{area}}/{name}.{{format}}", export)
        .WithName(operation).Needs(permit, inPart: true, exported: name).WithTags("exports").WithSummary(summary)
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Refuses formats that the list cannot have: without a place it is no map.</summary>
    public static void Require(string format, IQueryCollection query, bool placed, params string[] parameters)
    {
        ExportAnswer.MediaTypeOf(format);
        if (!placed && format is not ("csv" or "xlsx"))
        {
            throw new FormatUnknown(format);
        }

        ListQuery.Check(query, parameters);
        ExportAnswer.UseLanguage(query);
    }
}

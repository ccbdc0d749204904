using System.Text.Json;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.Types;
using NetTopologySuite.Geometries;
using RiskMap.Api.GeoJson;
using RiskMap.Api.Hosting;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// What differs between versions of HotChocolate: the one file to change when another version takes the place of the stand-in.
/// Written in the names of HotChocolate 15, whose members stand in the README with what 12 to 14 and 16 call them.
/// </summary>
internal static class Engine
{
    public static IRequestExecutorBuilder WithLimits(this IRequestExecutorBuilder graphQL, Settings settings) => graphQL
        .AddMaxExecutionDepthRule(settings.QueryDepth)
        .ModifyCostOptions(o =>
        {
            o.MaxFieldCost = settings.QueryCost;
            o.MaxTypeCost = settings.QueryObjects;
        })
        .ModifyRequestOptions(o =>
        {
            o.ExecutionTimeout = TimeSpan.FromSeconds(settings.RequestSeconds);
            o.IncludeExceptionDetails = false;
        });

    /// <summary>
    /// Operations that a client names by the hash of their text: those of the built client, which lie in a folder, and those that others
    /// add. HotChocolate has one storage at a time, the last that is added, and writes what is added into a folder too: with it, call
    /// AddFileSystemOperationDocumentStorage only where nothing else is trusted.
    /// </summary>
    public static IRequestExecutorBuilder WithOperations(this IRequestExecutorBuilder graphQL, Settings settings, string folder)
    {
        graphQL.Services.AddSha256DocumentHashProvider(HashFormat.Hex);
        graphQL.AddFileSystemOperationDocumentStorage(folder).DisableIntrospection(!settings.TellsSchema);
        return settings.TrustedDocuments == 1
            ? graphQL.UsePersistedOperationPipeline().ModifyRequestOptions(o => o.PersistedOperations.OnlyAllowPersistedDocuments = true)
            : graphQL.UseAutomaticPersistedOperationPipeline().AddInMemoryOperationDocumentStorage();
    }

    /// <summary>GET and POST /graphql, and GET /graphql?sdl where the schema is told.</summary>
    public static IEndpointConventionBuilder MapEngine(this WebApplication app, Settings settings) =>
        app.MapGraphQL().WithOptions(new GraphQLServerOptions { EnableSchemaRequests = settings.TellsSchema });

    /// <summary>Every geometry of the rooms is of one scalar.</summary>
    public static IRequestExecutorBuilder WithGeometry(this IRequestExecutorBuilder graphQL, int mostPositions) =>
        graphQL.AddType(new GeometryType(mostPositions)).BindRuntimeType<Geometry, GeometryType>()
            .AddType(new OutlineType()).BindRuntimeType<DrawnOutline, OutlineType>();
}

/// <summary>A polygon on its way in, whatever is wrong with it: the rooms judge it and say what, where the geometry scalar could only refuse it.</summary>
internal sealed class OutlineType : ScalarType<DrawnOutline>
{
    public OutlineType()
        : base("Outline")
    {
        SpecifiedBy = new("https://www.rfc-editor.org/rfc/rfc7946");
        Description = "A GeoJSON Polygon or MultiPolygon (RFC 7946) as it was drawn: it need not be valid.";
    }

    protected override DrawnOutline OnCoerceInputValue(JsonElement inputValue) => new(inputValue.Clone());

    protected override void OnCoerceOutputValue(DrawnOutline runtimeValue, Utf8JsonWriter resultValue) => runtimeValue.Json.WriteTo(resultValue);
}

/// <summary>
/// The geometry scalar: RFC 7946 in and out. HotChocolate's own spatial types are experimental and changed shape; a base for scalars
/// that reads and writes JSON came with version 16, whose writer has another name.
/// </summary>
internal sealed class GeometryType : ScalarType<Geometry>
{
    private readonly int _mostPositions;

    public GeometryType(int mostPositions)
        : base("Geometry")
    {
        _mostPositions = mostPositions;
        SpecifiedBy = new("https://www.rfc-editor.org/rfc/rfc7946");
        Description = "A GeoJSON geometry object (RFC 7946): longitude and latitude in degrees of WGS-84, longitude first.";
    }

    protected override Geometry OnCoerceInputValue(JsonElement inputValue)
    {
        try
        {
            return GeoJsonReader.Read(inputValue, _mostPositions);
        }
        catch (GeometryInvalid e)
        {
            throw new LeafCoercionException(
                ErrorBuilder.New().SetMessage(Words.Say(e.Code, [.. e.Values])).SetCode(e.Code).Build(), this);
        }
    }

    protected override void OnCoerceOutputValue(Geometry runtimeValue, Utf8JsonWriter resultValue) =>
        GeoJsonWriter.Write(resultValue, runtimeValue);
}

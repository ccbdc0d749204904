using System.Security.Claims;
using HotChocolate;
using HotChocolate.Resolvers;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolateTests.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using AllowAnonymousAttribute = HotChocolate.Authorization.AllowAnonymousAttribute;
using AuthorizeAttribute = HotChocolate.Authorization.AuthorizeAttribute;

namespace HotChocolateTests.Authorization;

/// <summary>A schema of which some is for the chief, some for members, and some for those who own it.</summary>
public sealed class Brigade
{
    public string Motto => "Serve";

    [Authorize]
    public string Roster => "roster";

    [Authorize(Roles = ["chief", "deputy"])]
    public async Task<string> PlansAsync()
    {
        await Task.Yield();
        return "plans";
    }

    [Authorize(Policy = "veteran")]
    public string? Cellar => "wine";

    [Authorize("missing")]
    public string? Attic => "dust";

    [Authorize(Policy = "veteran", Roles = ["chief"])]
    public string? Vault => "gold";

    [Authorize(Policy = "veteran"), Authorize(Roles = ["chief"])]
    public string? Safe => "gold";

    public List<Member> Members => [.. Enumerable.Range(1, 5).Select(i => new Member($"M{i}"))];

    public Secret? Secret => new("told");

    [AllowAnonymous]
    public Secret? Rumour => new("told");

    public IPaper? Paper => new Secret("told");

    [UsePaging, Authorize(Roles = ["chief"])]
    public IEnumerable<Member> GetPaged() => Members;
}

public sealed record Member(string Name)
{
    [Authorize(Roles = ["chief"])]
    public string? Badge => Name;

    [Authorize(Policy = "own")]
    public string? Diary => "dear";

    [Authorize(Policy = "slow")]
    public string? GetPension(string of = "all") => of;
}

[InterfaceType("Paper")]
public interface IPaper
{
    string Words { get; }
}

[Authorize(Roles = ["chief"])]
public sealed record Secret(string Words) : IPaper;

public sealed class BrigadeMutation
{
    [Authorize(Roles = ["chief"])]
    public async Task<bool> SoundAlarmAsync([Service] Bell bell, [Service] ITopicEventSender sender)
    {
        bell.Rings++;
        await sender.SendAsync("Alarm", "fire");
        return true;
    }
}

[Authorize]
public sealed class BrigadeSubscription
{
    [Subscribe, Topic("Alarm")]
    public string Alarm([EventMessage] string message) => message;
}

/// <summary>What is counted: alarms, and how often a policy was asked.</summary>
public sealed class Bell
{
    public int Rings { get; set; }

    public int Questions { get; set; }

    public int Judgements { get; set; }
}

public sealed class CountedRequirement(string kind) : IAuthorizationRequirement
{
    public string Kind => kind;
}

public sealed class CountedHandler(Bell bell) : AuthorizationHandler<CountedRequirement, IResolverContext>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CountedRequirement requirement, IResolverContext resource)
    {
        bell.Questions++;
        if (requirement.Kind == "slow")
        {
            await Task.Yield();
        }

        if (requirement.Kind == "slow" || resource.Parent<Member>().Name == context.User.Identity?.Name)
        {
            context.Succeed(requirement);
        }
    }
}

/// <summary>ASP.NET Core's own, counted.</summary>
public sealed class CountedAuthorization(IServiceProvider services, Bell bell) : IAuthorizationService
{
    private readonly IAuthorizationService _own = ActivatorUtilities.CreateInstance<DefaultAuthorizationService>(services);

    public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements)
    {
        bell.Judgements++;
        return _own.AuthorizeAsync(user, resource, requirements);
    }

    public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) =>
        _own.AuthorizeAsync(user, resource, policyName);
}

internal static class BrigadeServer
{
    public static Task<Served> StartAsync(bool defaultPolicy = true) => Served.StartAsync(
        graphQL => graphQL.AddQueryType<Brigade>().AddMutationType<BrigadeMutation>().AddSubscriptionType<BrigadeSubscription>()
            .AddType<Secret>().AddInMemorySubscriptions().AddAuthorization(),
        bare: true,
        use: app => app.Use((context, next) =>
        {
            // user=role,role
            if (context.Request.Headers["X-User"].ToString().Split('=') is [var name, var roles])
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new Claim(ClaimTypes.Name, name), .. roles.Split(',').Select(r => new Claim(ClaimTypes.Role, r))], "test"));
            }

            return next(context);
        }).UseWebSockets().UseRouting().UseEndpoints(e => e.MapGraphQL()),
        services: services => services.AddSingleton<Bell>().AddSingleton<IAuthorizationHandler, CountedHandler>().AddAuthorization(options =>
        {
            options.AddPolicy("veteran", p => p.RequireClaim(ClaimTypes.Role, "veteran"));
            options.AddPolicy("own", p => p.AddRequirements(new CountedRequirement("own")));
            options.AddPolicy("slow", p => p.AddRequirements(new CountedRequirement("slow")));
            if (!defaultPolicy)
            {
                options.DefaultPolicy = null!;
            }
        }).AddScoped<IAuthorizationService, CountedAuthorization>());
}

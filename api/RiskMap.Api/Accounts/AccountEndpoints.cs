using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace RiskMap.Api.Accounts;

/// <summary>Plain HTTP for signing in and out. All of them answer with who is signed in then, and are kept by nobody.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts").WithTags("accounts");
        accounts.MapGet("/me", MeAsync).DecidesItself().WithName("me").WithSummary("Who is signed in, and what he may.").Produces<MeAnswer>();
        accounts.MapPost("/sign-in", SignInAsync).ForEverybody().WithName("signIn").WithSummary("Begins a session by name and password.")
            .Produces<MeAnswer>().ProducesProblem(401).ProducesProblem(429);
        accounts.MapPost("/sign-out", SignOutAsync).DecidesItself().WithName("signOut").WithSummary("Ends the session, or all of the account.").Produces<MeAnswer>();
        accounts.MapPost("/password", PasswordAsync).DecidesItself().WithName("changePassword").WithSummary("Chooses another password; other sessions end.")
            .Produces<MeAnswer>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        accounts.MapPost("/link/look", LookAsync).ForEverybody().WithName("lookAtLink").WithSummary("Whose a one-time link is.")
            .Produces<LinkFacts>().ProducesProblem(410);
        accounts.MapPost("/link", UseLinkAsync).ForEverybody().WithName("useLink").WithSummary("Chooses a password by a one-time link, and begins a session.")
            .Produces<MeAnswer>().ProducesProblem(400).ProducesProblem(410);
    }

    private static IResult MeAsync(HttpContext context, Caller caller, KnownAccounts accounts, Settings settings, IAntiforgery antiforgery)
    {
        context.Response.Headers.CacheControl = "no-store";
        // What a session ended with is thrown away, so that it is not sent with every tile.
        if (!caller.IsIn && context.Request.Cookies.ContainsKey(Sessions.Cookie))
        {
            context.Response.Cookies.Delete(Sessions.Cookie);
        }

        return TypedResults.Ok(MeAnswer.Of(caller, accounts, settings, Token(context, caller, antiforgery)));
    }

    private static async Task<IResult> SignInAsync(
        SignInRequest request, HttpContext context, SignIn signIn, Caller caller, KnownAccounts accounts, Settings settings, IAntiforgery antiforgery)
    {
        var (account, stamp) = await signIn.ComeInAsync(request.Name ?? "", request.Password ?? "", context.RequestAborted);
        return await BeginAsync(account, stamp, request.Keep, context, caller, accounts, settings, antiforgery);
    }

    private static async Task<IResult> SignOutAsync(
        SignOutRequest request, HttpContext context, SignIn signIn, Caller caller, KnownAccounts accounts, Settings settings, IAntiforgery antiforgery)
    {
        await signIn.LeaveAsync(request.Everywhere, context.RequestAborted);
        await context.SignOutAsync(Sessions.Scheme);
        Become(context, Visitor.Nobody, new());
        return MeAsync(context, caller, accounts, settings, antiforgery);
    }

    private static async Task<IResult> PasswordAsync(
        PasswordRequest request, HttpContext context, SignIn signIn, Caller caller, KnownAccounts accounts, Settings settings, IAntiforgery antiforgery)
    {
        var (account, stamp) = await signIn.ChangePasswordAsync(request.Current ?? "", request.Next ?? "", context.RequestAborted);
        return await BeginAsync(account, stamp, keep: false, context, caller, accounts, settings, antiforgery);
    }

    private static async Task<IResult> LookAsync(LinkLookRequest request, HttpContext context, SignIn signIn)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await signIn.LookAsync(request.Token ?? "", context.RequestAborted));
    }

    private static async Task<IResult> UseLinkAsync(
        LinkRequest request, HttpContext context, SignIn signIn, Caller caller, KnownAccounts accounts, Settings settings, IAntiforgery antiforgery)
    {
        var (account, stamp) = await signIn.UseLinkAsync(request.Token ?? "", request.Password ?? "", context.RequestAborted);
        return await BeginAsync(account, stamp, keep: false, context, caller, accounts, settings, antiforgery);
    }

    private static async Task<IResult> BeginAsync(
        Guid account, Guid stamp, bool keep, HttpContext context, Caller caller, KnownAccounts accounts, Settings settings, IAntiforgery antiforgery)
    {
        var user = Sessions.Of(account, stamp);
        await context.SignInAsync(Sessions.Scheme, user, new() { IsPersistent = keep });
        Become(context, Sessions.Read(user), user);
        return MeAsync(context, caller, accounts, settings, antiforgery);
    }

    private static void Become(HttpContext context, Visitor visitor, ClaimsPrincipal user)
    {
        context.User = user;
        context.Features.Set(visitor);
    }

    /// <summary>A token only where a cookie signs in: others need none.</summary>
    private static string? Token(HttpContext context, Caller caller, IAntiforgery antiforgery) =>
        caller.Visitor.By == CameBy.Session ? antiforgery.GetAndStoreTokens(context).RequestToken : null;
}

using RiskMap.Api.Hosting;

namespace RiskMap.Api.Work;

/// <summary>Any request may name its work by a UUID; then it can be watched and stopped.</summary>
public static class WorkSetup
{
    private const string Header = "RiskMap-Work";

    public static IServiceCollection AddWork(this IServiceCollection services) => services.AddSingleton<RunningWork>();

    public static void UseWork(this WebApplication app) => app.Use((context, next) =>
    {
        var name = context.Request.Headers[Header] is [{ Length: > 0 } header] ? header : context.Request.Query["work"].FirstOrDefault();
        return Guid.TryParse(name, out var id)
            ? RunAsync(context, id, next)
            : next(context);
    });

    private static Task RunAsync(HttpContext context, Guid id, RequestDelegate next)
    {
        var gone = context.RequestAborted;
        return context.RequestServices.GetRequiredService<RunningWork>().RunAsync(id, gone, async stop =>
        {
            context.RequestAborted = stop;
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested && !gone.IsCancellationRequested)
            {
                // A file that broke off must not look whole.
                if (context.Response.HasStarted)
                {
                    context.Abort();
                    return;
                }
            }

            context.RequestAborted = gone;
            if (stop.IsCancellationRequested && !gone.IsCancellationRequested && !context.Response.HasStarted)
            {
                throw new WorkCancelled();
            }
        });
    }
}

public sealed class WorkCancelled() : Refused("WORK_CANCELLED", 409);

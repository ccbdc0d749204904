using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Api.Hosting;

/// <summary>
/// Brings the database to this program's schema before the first request. A database that is not there yet is waited for, and
/// requests are told so meanwhile; a schema that this program cannot bring up to date stops the program with the reason.
/// </summary>
public sealed class DatabaseStart(
    NpgsqlDataSource database, IHostApplicationLifetime program, IEnumerable<IOnceThereIsADatabase> next, ILogger<DatabaseStart> log, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _firstTry = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The start waits for the first try only, so that the page is up even while the database is not.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _firstTry.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Migrator.MigrateAsync(database, stoppingToken);
                foreach (var one in next)
                {
                    await one.RunAsync(stoppingToken);
                }

                _firstTry.TrySetResult();
                return;
            }
            catch (MigrationException e)
            {
                log.LogCritical("{Reason}", e.Message);
                Environment.ExitCode = 1;
                _firstTry.TrySetException(e);
                program.StopApplication();
                return;
            }
            catch (Exception e) when (DatabaseGone.Caused(e))
            {
                log.LogWarning("The database cannot be reached ({Reason}); trying again.", e.Message);
                _firstTry.TrySetResult();
                await Task.Delay(BetweenTries, clock, stoppingToken);
            }
            catch (Exception e)
            {
                // What nobody foresaw, a right that is missing for example: whoever waits for the start hears of it.
                _firstTry.TrySetException(e);
                throw;
            }
        }
    }
}

/// <summary>What is done at each start as soon as the database is there and has this program's tables.</summary>
public interface IOnceThereIsADatabase
{
    Task RunAsync(CancellationToken cancel);
}

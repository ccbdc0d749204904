namespace RiskMap.Api.Geocoding;

/// <summary>Lets through so many a second, one after the other at equal distance.</summary>
public sealed class Turns(int perSecond, TimeProvider clock)
{
    private readonly TimeSpan _apart = TimeSpan.FromSeconds(1) / perSecond;
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for the next turn; false, at once: it would come after more than <paramref name="patience"/>.</summary>
    public async Task<bool> TakeAsync(TimeSpan patience, CancellationToken cancel)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            wait = _next > now ? _next - now : TimeSpan.Zero;
            if (wait > patience)
            {
                return false;
            }

            _next = now + wait + _apart;
        }

        await Task.Delay(wait, clock, cancel);
        return true;
    }
}

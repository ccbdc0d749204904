using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RiskMap.Api.Tests.Hosting;

/// <summary>A door before a server, which a test can shut: what is behind it is gone, and every connection through it breaks.</summary>
public sealed class TcpGate(string host, int port) : IDisposable
{
    private readonly ConcurrentBag<TcpClient> _through = [];
    private TcpListener? _listener;

    public int Port { get; private set; }

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port) { ExclusiveAddressUse = false };
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public void Shut()
    {
        _listener?.Dispose();
        while (_through.TryTake(out var connection))
        {
            connection.Close();
        }
    }

    public void Dispose() => Shut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient();
                await far.ConnectAsync(host, port);
                _through.Add(near);
                _through.Add(far);
                _ = PassAsync(near.GetStream(), far.GetStream());
                _ = PassAsync(far.GetStream(), near.GetStream());
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Shut.
        }
    }

    private static async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One side has gone.
        }

        to.Close();
    }
}

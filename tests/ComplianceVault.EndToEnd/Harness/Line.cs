using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>The network between a browser and the program: it can be cut, which breaks every connection and refuses new ones, and mended.</summary>
public sealed class Line : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> connections = new();
    private readonly Uri to;
    private volatile bool isCut;

    public Line(Uri to)
    {
        this.to = to;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public void Cut()
    {
        isCut = true;
        foreach (var connection in connections.Keys)
            Break(connection);
    }

    public void Mend() => isCut = false;

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task CarryAsync(TcpClient here)
    {
        using var there = new TcpClient();
        try
        {
            connections[here] = connections[there] = true;
            if (isCut)
                return;
            await there.ConnectAsync(to.Host, to.Port);
            await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream()), there.GetStream().CopyToAsync(here.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // one end is away; the other is told by closing
        }
        finally
        {
            Break(here);
            Break(there);
        }
    }

    /// <summary>At once and without goodbye.</summary>
    private void Break(TcpClient connection)
    {
        connections.TryRemove(connection, out _);
        connection.Client?.Close(0);
        connection.Dispose();
    }
}

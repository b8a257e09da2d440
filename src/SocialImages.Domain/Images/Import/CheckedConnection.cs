using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Images.Import;

/// <summary>The name leads to an address that is not of the public internet.</summary>
internal sealed class AddressRefusedException() : Exception("The name leads to an address that is not public.");

/// <summary>
/// Looks a name up once, refuses it if any of its addresses is not public, and connects to an address of that very answer:
/// a second look-up could be answered differently.
/// </summary>
internal sealed class CheckedConnection(IOptions<ImportOptions> options)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var given) ? [given] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!options.Value.IsAllowed(host, port) && (addresses.Length == 0 || !addresses.All(PublicAddress.IsPublic)))
            throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

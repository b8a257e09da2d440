using System.Net;
using System.Net.Sockets;

namespace SocialImages.Domain.Images.Import;

/// <summary>Tells addresses of the public internet from every kind that leads inside, to this machine, or nowhere.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublicV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Global unicast is one block; the rest of IPv6 (loopback, link-local, unique local, mapped, NAT64, multicast) lies outside.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    // Inside it: protocol assignments with Teredo, documentation, 6to4 (which carries any IPv4 address), documentation again.
    private static readonly IPNetwork[] NotPublicV6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !NotPublicV4.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(plain) && !NotPublicV6.Any(network => network.Contains(plain)),
            _ => false,
        };
    }
}

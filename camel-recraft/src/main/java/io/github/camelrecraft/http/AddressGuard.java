package io.github.camelrecraft.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names for connections to hosts that are not trusted, and hands out public addresses alone. Since the
 * connection is made to what is returned here, a name that resolves differently a moment later gains nothing.
 */
public final class AddressGuard implements DnsResolver {

    private final DnsResolver names;
    private final Set<String> exempt;

    /**
     * Guards the system's resolver.
     *
     * @param exempt hosts that may have any address: the proxy, which then resolves the names itself
     */
    public AddressGuard(Set<String> exempt) {
        this(SystemDefaultDnsResolver.INSTANCE, exempt);
    }

    AddressGuard(DnsResolver names, Set<String> exempt) {
        this.names = names;
        this.exempt = Set.copyOf(exempt);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (exempt.contains(host)) {
            return addresses;
        }
        InetAddress[] open =
                Arrays.stream(addresses).filter(AddressGuard::isPublic).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new BlockedAddressException(
                    host + " has no public address; if it is yours, name it in allowedImageHosts");
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Whether an address is neither loopback, private, link-local, multicast nor reserved. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? isPublicV6(bytes)
                : isPublicV4(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
    }

    private static boolean isPublicV4(int a, int b, int c) {
        boolean thisNetwork = a == 0;
        boolean sharedByCarriers = a == 100 && (b & 0xC0) == 64;
        boolean protocols = a == 192 && b == 0 && c == 0;
        boolean benchmarks = a == 198 && (b & 0xFE) == 18;
        boolean relays = a == 192 && b == 88 && c == 99;
        boolean examples =
                (a == 192 && b == 0 && c == 2) || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        boolean reserved = a >= 240;
        return !(thisNetwork || sharedByCarriers || protocols || benchmarks || relays || examples || reserved);
    }

    /**
     * Global unicast is 2000::/3. Within it, Teredo (2001::/32) and 6to4 carry an IPv4 address that nobody here would look
     * at, as the translators' 64:ff9b::/96 outside it does; the rest of 2001::/23 belongs to protocols, and two blocks to
     * documents.
     */
    private static boolean isPublicV6(byte[] bytes) {
        int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        int second = ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
        boolean globalUnicast = (first & 0xE000) == 0x2000;
        boolean protocols = first == 0x2001 && second < 0x0200;
        boolean sixToFour = first == 0x2002;
        boolean examples = (first == 0x2001 && second == 0x0DB8) || (first == 0x3FFF && second < 0x1000);
        return globalUnicast && !protocols && !sixToFour && !examples;
    }
}

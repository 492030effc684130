package io.github.camelrecraft.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which hosts images may be fetched from. Any host by https and at a public address; the ones the route's author named
 * in any way.
 *
 * @param trusted hosts ({@code images.example.com}) or hosts with a port ({@code localhost:8080}), in lower case
 * @param proxy   the proxy's host, empty for none: it may have any address, and is no host of images unless trusted
 */
public record ImageHosts(Set<String> trusted, String proxy) {

    /**
     * What some resolver takes for an IPv4 address: one to four numbers, decimal, octal or hexadecimal. Possessive, as
     * otherwise each number of a long name would take its part of the stack.
     */
    private static final Pattern NUMBERS = Pattern.compile("(?i)(?:(?:0x[0-9a-f]*+|[0-9]++)(?:\\.|$))++");

    /** The one way of writing it that all understand alike; a proxy may read 0177.0.0.1 otherwise than we do. */
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    /** Without a proxy. */
    public ImageHosts(Set<String> trusted) {
        this(trusted, "");
    }

    /**
     * Whether the route's author named the host.
     *
     * @throws BlockedAddressException when it was not named and the address is not https
     */
    public boolean isTrusted(URI uri) throws BlockedAddressException {
        String host = uri.getHost();
        if (host == null || !("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new BlockedAddressException("the image's address is not a web address: " + shown(uri));
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (trusted.contains(name) || trusted.contains(name + ":" + port(uri))) {
            return true;
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new BlockedAddressException("the image's address is not https: " + shown(uri)
                    + "; if the host is yours, name it in allowedImageHosts");
        }
        if (name.equalsIgnoreCase(proxy)) {
            throw new BlockedAddressException("the image's address is the proxy's: " + host);
        }
        requirePublic(host);
        return false;
    }

    /** Behind a proxy nobody here resolves a name, but an address that is written out can be checked all the same. */
    private static void requirePublic(String host) throws BlockedAddressException {
        boolean numbers = NUMBERS.matcher(host).matches();
        if (!numbers && !host.startsWith("[")) {
            return;
        }
        try {
            boolean plain = !numbers || DOTTED.matcher(host).matches();
            if (plain && AddressGuard.isPublic(InetAddress.getByName(host))) {
                return;
            }
        } catch (UnknownHostException e) {
            // no address at all: blocked as well
        }
        throw new BlockedAddressException(
                "the image's address is not public: " + host + "; if it is yours, name it in allowedImageHosts");
    }

    /** The port of an address, the scheme's own when it names none. */
    public static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }

    /** Without the query, which may carry a signature. */
    private static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}

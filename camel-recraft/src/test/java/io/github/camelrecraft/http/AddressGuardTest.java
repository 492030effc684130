package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.51.100.1",
                "203.0.113.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001:0:7f00:1::",
                "2001:2::1",
                "2001:20::1",
                "2001:1ff::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "100::1"
            })
    void anAddressThatIsNotPublicIsRefused(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.0.3.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2001:200::1",
                "3ffe::1",
                "2a00::1"
            })
    void aPublicAddressIsNot(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNameKeepsItsPublicAddressesAlone() throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        InetAddress open = InetAddress.getByName("1.1.1.1");
        names.add("mixed.example", InetAddress.getByName("10.0.0.1"), open);
        names.add("inside.example", InetAddress.getByName("10.0.0.1"));
        AddressGuard guard = new AddressGuard(names, Set.of("proxy.example"));

        assertThat(guard.resolve("mixed.example")).containsExactly(open);
        assertThatThrownBy(() -> guard.resolve("inside.example"))
                .isInstanceOf(BlockedAddressException.class)
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("inside.example")
                .hasMessageContaining("allowedImageHosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "127.0.0.1.",
                "2130706433",
                "0177.0.0.1",
                "0x7f.1",
                "0x7F000001",
                "0x7f.0x0.0x0.0x1",
                "[::1]",
                "[::ffff:7f00:1]",
                "[fe80::1%25lo]",
                "[0:0:0:0:0:ffff:a9fe:a9fe]"
            })
    void anAddressThatIsWrittenOutIsCheckedInEveryWayOfWritingIt(String host) {
        ImageHosts hosts = new ImageHosts(Set.of());

        assertThatThrownBy(() -> hosts.isTrusted(URI.create("https://" + host + "/image.png")))
                .isInstanceOf(BlockedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f.example.com", "127.0.0.1.example.com", "1e100.net"})
    void aNameThatBeginsLikeANumberIsLeftToTheResolver(String host) throws Exception {
        assertThat(new ImageHosts(Set.of()).isTrusted(URI.create("https://" + host + "/image.png")))
                .isFalse();
    }

    /** Its address is not looked at, so that whoever names it would reach it. */
    @Test
    void theProxyIsNoHostOfImagesUnlessTheAuthorSaysSo() throws Exception {
        URI image = URI.create("https://Proxy.example:8443/image.png");

        assertThatThrownBy(() -> new ImageHosts(Set.of(), "proxy.example").isTrusted(image))
                .isInstanceOf(BlockedAddressException.class)
                .hasMessageContaining("the proxy's");
        assertThat(new ImageHosts(Set.of("proxy.example"), "proxy.example").isTrusted(image))
                .isTrue();
        assertThat(new ImageHosts(Set.of(), "other.example").isTrusted(image)).isFalse();
    }

    @Test
    void theProxyMayBeAnywhere() throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        names.add("proxy.example", inside);

        assertThat(new AddressGuard(names, Set.of("proxy.example")).resolve("proxy.example"))
                .containsExactly(inside);
    }
}

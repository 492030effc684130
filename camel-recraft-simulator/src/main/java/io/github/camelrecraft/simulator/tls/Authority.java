package io.github.camelrecraft.simulator.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority of its own, made anew. What a trusted certificate says of its time is not looked at, so a server
 * has one that is signed by this one, and not one that signs itself.
 */
public final class Authority {

    private static final String CURVE = "secp256r1";
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final byte[] ALGORITHM_ID = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] VERSION_3 = Der.tagged(0xA0, Der.integer(BigInteger.TWO));
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int SERIAL_BITS = 64;
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final char[] NO_SECRET = "simulator".toCharArray();

    private final byte[] name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** An authority that is valid now. */
    public Authority(String name) {
        this.name = name(name);
        this.keys = keys();
        Instant now = Instant.now();
        this.certificate = sign(this.name, keys.getPublic(), now.minus(LIFE), now.plus(LIFE), extensions(authority()));
    }

    /** What is to be trusted. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The TLS of a server that has a certificate for this host, valid in this time. */
    public SSLContext server(Host host, Instant from, Instant until) {
        KeyPair own = keys();
        X509Certificate leaf = sign(name(host.name), own.getPublic(), from, until, extensions(host.extension()));
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_SECRET);
            store.setKeyEntry("server", own.getPrivate(), NO_SECRET, new Certificate[] {leaf, certificate});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_SECRET);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The simulator cannot make a server's key", e);
        }
    }

    /** Whom a certificate is for. */
    public enum Host {
        /** This machine. */
        LOOPBACK("localhost"),
        /** Another one. */
        ELSEWHERE("elsewhere.example");

        private final String name;

        Host(String name) {
            this.name = name;
        }

        /** Its names; this machine has an address, too. */
        private byte[] extension() {
            byte[] dns = Der.tagged(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
            byte[] names = this == LOOPBACK
                    ? Der.sequence(dns, Der.tagged(IP_ADDRESS, new byte[] {127, 0, 0, 1}))
                    : Der.sequence(dns);
            return Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(names));
        }
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(commonName))));
    }

    private static byte[] authority() {
        return Der.sequence(Der.oid(2, 5, 29, 19), Der.yes(), Der.octets(Der.sequence(Der.yes())));
    }

    private static byte[] extensions(byte[] extension) {
        return Der.tagged(0xA3, Der.sequence(extension));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + CURVE, e);
        }
    }

    private X509Certificate sign(byte[] subject, PublicKey key, Instant from, Instant until, byte[] extensions) {
        byte[] content = Der.sequence(
                VERSION_3,
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom())),
                ALGORITHM_ID,
                name,
                Der.sequence(Der.time(from), Der.time(until)),
                subject,
                key.getEncoded(),
                extensions);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] signed = Der.sequence(content, ALGORITHM_ID, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The simulator cannot sign", e);
        }
    }
}

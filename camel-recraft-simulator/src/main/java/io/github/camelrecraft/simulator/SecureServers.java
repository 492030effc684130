package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.LoopbackServer;
import io.github.camelrecraft.simulator.tls.Authority;
import io.github.camelrecraft.simulator.tls.Authority.Host;
import io.github.camelrecraft.simulator.tls.BadHandshake;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The servers that speak TLS, each started when it is first asked for. Thread-safe. */
final class SecureServers implements AutoCloseable {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);

    private record Running(int port, Runnable close) {}

    private final Handler handler;
    private final BooleanSupplier unwanted;
    private final Map<Tls, Running> running = new EnumMap<>(Tls.class);
    private @Nullable Authority authority;

    SecureServers(Handler handler, BooleanSupplier unwanted) {
        this.handler = handler;
        this.unwanted = unwanted;
    }

    synchronized X509Certificate certificateAuthority() {
        return authority().certificate();
    }

    synchronized int port(Tls tls) {
        return running.computeIfAbsent(tls, this::start).port;
    }

    private Running start(Tls tls) {
        Instant now = Instant.now();
        return switch (tls) {
            case GOOD -> start(authority(), Host.LOOPBACK, now.minus(DAY), now.plus(MONTH));
            case UNTRUSTED -> start(new Authority("Unknown authority"), Host.LOOPBACK, now.minus(DAY), now.plus(MONTH));
            case EXPIRED -> start(authority(), Host.LOOPBACK, now.minus(MONTH), now.minus(DAY));
            case NOT_YET_VALID -> start(authority(), Host.LOOPBACK, now.plus(DAY), now.plus(MONTH));
            case WRONG_HOST -> start(authority(), Host.ELSEWHERE, now.minus(DAY), now.plus(MONTH));
            case REFUSED_HANDSHAKE -> running(BadHandshake.start(false));
            case SILENT_HANDSHAKE -> running(BadHandshake.start(true));
        };
    }

    private Running start(Authority by, Host host, Instant from, Instant until) {
        LoopbackServer server = LoopbackServer.start(by.server(host, from, until), handler, unwanted);
        return new Running(server.port(), server::close);
    }

    private static Running running(BadHandshake server) {
        return new Running(server.port(), server::close);
    }

    private Authority authority() {
        Authority existing = authority;
        if (existing == null) {
            existing = new Authority("Recraft simulator");
            authority = existing;
        }
        return existing;
    }

    @Override
    public synchronized void close() {
        running.values().forEach(server -> server.close.run());
    }
}

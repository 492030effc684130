package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsFaultTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @Test
    void aTrustedSimulatorAnswersAndNamesItselfByHttps(RecraftSimulator simulator) throws Exception {
        HttpClient client = client(simulator);
        HttpResponse<String> answer = client.send(request(simulator, Tls.GOOD), BodyHandlers.ofString());
        JsonNode url = Client.json(answer).at("/data/0/imageURL");

        assertThat(url.textValue())
                .startsWith(simulator.baseUrl("runware", Tls.GOOD).resolve("/") + "images/");
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(url.textValue()))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body())
                .isNotEmpty();
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aCertificateMayBeOfAnotherAuthority(RecraftSimulator simulator) {
        assertHandshakeFails(simulator, Tls.UNTRUSTED, CertPathBuilderException.class);
    }

    @Test
    void aCertificateMayHaveExpired(RecraftSimulator simulator) {
        assertHandshakeFails(simulator, Tls.EXPIRED, CertificateExpiredException.class);
    }

    @Test
    void aCertificateMayNotBeValidYet(RecraftSimulator simulator) {
        assertHandshakeFails(simulator, Tls.NOT_YET_VALID, CertificateNotYetValidException.class);
    }

    @Test
    void aCertificateMayBeForAnotherHost(RecraftSimulator simulator) {
        assertHandshakeFails(simulator, Tls.WRONG_HOST, CertificateException.class);
    }

    @Test
    void aHandshakeMayBeRefused(RecraftSimulator simulator) {
        assertThatThrownBy(() ->
                        client(simulator).send(request(simulator, Tls.REFUSED_HANDSHAKE), BodyHandlers.ofString()))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("handshake_failure");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aHandshakeMayNeverEnd(RecraftSimulator simulator) throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                client(simulator).sendAsync(request(simulator, Tls.SILENT_HANDSHAKE), BodyHandlers.ofString());

        assertThat(RawCall.get(simulator.baseUrl("runware", Tls.SILENT_HANDSHAKE))
                        .outcome())
                .isEqualTo(RawCall.Outcome.SILENT);
        assertThat(answer).isNotDone();
        answer.cancel(true);
        assertThat(simulator.requests()).isEmpty();
    }

    private static void assertHandshakeFails(RecraftSimulator simulator, Tls tls, Class<? extends Throwable> cause) {
        assertThatThrownBy(() -> client(simulator).send(request(simulator, tls), BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining(cause.getSimpleName());
        assertThat(simulator.requests()).isEmpty();
    }

    private static HttpRequest request(RecraftSimulator simulator, Tls tls) {
        return Client.post(
                        simulator.baseUrl("runware", tls),
                        Client.JSON.createArrayNode().add(Requests.task()))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private static HttpClient client(RecraftSimulator simulator) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("simulator", simulator.certificateAuthority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }
}

package io.github.camelrecraft.provider;

import static io.github.camelrecraft.provider.Requests.ACCESS;
import static io.github.camelrecraft.provider.Requests.answer;
import static io.github.camelrecraft.provider.WebhookTrust.FORGED;
import static io.github.camelrecraft.provider.WebhookTrust.STALE;
import static io.github.camelrecraft.provider.WebhookTrust.TRUSTED;
import static io.github.camelrecraft.provider.WebhookTrust.UNSIGNED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.InvalidOptionException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the providers' webhooks say, and how they are told from forged ones. */
class WebhookRuleTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);

    private static WebhookCall without(WebhookCall call, String header) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.remove(header);
        return new WebhookCall(headers, call.query(), call.body());
    }

    private static WebhookCall with(WebhookCall call, String header, String value) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put(header, value);
        return new WebhookCall(headers, call.query(), call.body());
    }

    private static WebhookCall with(WebhookCall call, String body) {
        return new WebhookCall(call.headers(), call.query(), body.getBytes(UTF_8));
    }

    private static WebhookCall of(String body) {
        return new WebhookCall(Map.of(), "", body.getBytes(UTF_8));
    }

    @Nested
    class Fal {

        private static final String OK = "{\"request_id\":\"r-1\",\"status\":\"OK\",\"payload\":{}}";

        private final FalWebhooks rule = new FalWebhooks();
        private final KeyPair pair = pair();
        private final WebhookKeys keys = rule.decodeKeys(answer(200, keySet(pair)));

        @Test
        void saysWhichRequestHasEnded() {
            assertThat(rule.read(of(OK))).map(WebhookNotice::jobId).contains("r-1");
            assertThat(rule.read(of(OK.replace("OK", "ERROR"))))
                    .map(WebhookNotice::finished)
                    .contains(true);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "{}", "{\"request_id\":\"r\"}", "{\"status\":\"OK\"}", "<html>"})
        void whatIsOfAnotherFormSaysNothing(String body) {
            assertThat(rule.read(of(body))).isEmpty();
        }

        @Test
        void isTrustedWhenOneOfThePublishedKeysHasSignedIt() {
            String several = keySet(pair(), pair);
            assertThat(rule.check(signed(OK, NOW), keys, NOW)).isEqualTo(TRUSTED);
            assertThat(rule.check(signed(OK, NOW), rule.decodeKeys(answer(200, several)), NOW))
                    .isEqualTo(TRUSTED);
        }

        @Test
        void isForgedWhenAnythingThatIsSignedIsOther() {
            WebhookCall call = signed(OK, NOW);
            assertThat(rule.check(with(call, OK + " "), keys, NOW)).isEqualTo(FORGED);
            assertThat(rule.check(with(call, "x-fal-webhook-request-id", "r-2"), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(with(call, "x-fal-webhook-user-id", "other"), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(with(call, "x-fal-webhook-timestamp", "1780000001"), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(call, rule.decodeKeys(answer(200, keySet(pair()))), NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(call, WebhookKeys.NONE, NOW)).isEqualTo(FORGED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"00", "zz", "not hexadecimal", "0"})
        void isForgedWhenTheSignatureIsNone(String signature) {
            assertThat(rule.check(with(signed(OK, NOW), "x-fal-webhook-signature", signature), keys, NOW))
                    .isEqualTo(FORGED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x-fal-webhook-request-id",
                    "x-fal-webhook-user-id",
                    "x-fal-webhook-timestamp",
                    "x-fal-webhook-signature"
                })
        void isUnsignedWithoutOneOfTheHeaders(String header) {
            assertThat(rule.check(without(signed(OK, NOW), header), keys, NOW)).isEqualTo(UNSIGNED);
            assertThat(rule.check(with(signed(OK, NOW), header, " "), keys, NOW))
                    .isEqualTo(UNSIGNED);
        }

        @ParameterizedTest
        @CsvSource({"-300,TRUSTED", "-301,STALE", "300,TRUSTED", "301,STALE"})
        void isStaleWhenItIsNotOfNow(long seconds, WebhookTrust expected) {
            assertThat(rule.check(signed(OK, NOW.plusSeconds(seconds)), keys, NOW))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"soon", "-1", "1e9", "99999999999999999999"})
        void isStaleWhenItsTimeIsNone(String timestamp) {
            assertThat(rule.check(with(signed(OK, NOW), "x-fal-webhook-timestamp", timestamp), keys, NOW))
                    .isEqualTo(STALE);
        }

        @Test
        void itsKeysAreWhereItDocumentsThemUnlessTheAuthorSaysOtherwise() {
            HttpCall documented = rule.encodeKeys(ACCESS, null).orElseThrow();
            assertThat(documented.uri()).hasToString("https://rest.alpha.fal.ai/.well-known/jwks.json");
            assertThat(documented.headers()).doesNotContainKey("Authorization");
            assertThat(rule.encodeKeys(ACCESS, URI.create("https://rest.fal.ai/keys")))
                    .map(HttpCall::uri)
                    .contains(URI.create("https://rest.fal.ai/keys"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "{\"keys\":[]}",
                    "{\"keys\":[{\"kty\":\"RSA\",\"x\":\"AAAA\"}]}",
                    "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}",
                    "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"=\"}]}"
                })
        void anAnswerWithoutAKeyIsUnfit(String body) {
            assertThatThrownBy(() -> rule.decodeKeys(answer(200, body))).isInstanceOf(UnfitAnswerException.class);
        }

        @Test
        void hasNoSecret() {
            assertThatThrownBy(() -> rule.secret("s3cret"))
                    .hasMessage("webhookSecret is set, and fal signs its webhooks"
                            + " with keys that it publishes; leave it out");
        }

        private WebhookCall signed(String body, Instant at) {
            try {
                String digest = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(("r-1\nuser\n" + at.getEpochSecond() + "\n" + digest).getBytes(UTF_8));
                return new WebhookCall(
                        Map.of(
                                "x-fal-webhook-request-id",
                                "r-1",
                                "x-fal-webhook-user-id",
                                "user",
                                "x-fal-webhook-timestamp",
                                Long.toString(at.getEpochSecond()),
                                "x-fal-webhook-signature",
                                HexFormat.of().formatHex(signature.sign())),
                        "",
                        body.getBytes(UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String keySet(KeyPair... pairs) {
            return Arrays.stream(pairs)
                    .map(each -> each.getPublic().getEncoded())
                    .map(encoded -> Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))
                    .map(raw -> "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(raw) + "\"}")
                    .reduce((one, other) -> one + "," + other)
                    .map(all -> "{\"keys\":[" + all + "]}")
                    .orElseThrow();
        }

        private static KeyPair pair() {
            try {
                return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class Replicate {

        private static final String DONE =
                "{\"id\":\"p-1\",\"status\":\"succeeded\",\"output\":\"https://x.example/1\"}";
        private static final String SECRET =
                "whsec_" + Base64.getEncoder().encodeToString("0123456789".getBytes(UTF_8));

        private final ReplicateWebhooks rule = new ReplicateWebhooks();
        private final WebhookKeys keys = rule.secret(SECRET);

        @ParameterizedTest
        @CsvSource({
            "starting,false",
            "processing,false",
            "succeeded,true",
            "failed,true",
            "canceled,true",
            "aborted,true"
        })
        void saysWhetherThePredictionHasEnded(String status, boolean ended) {
            assertThat(rule.read(of("{\"id\":\"p-1\",\"status\":\"" + status + "\"}")))
                    .contains(new WebhookNotice("p-1", "p-1", ended));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[{}]",
                    "{\"id\":\"p\"}",
                    "{\"id\":\"p\",\"status\":\"new\"}",
                    "{\"status\":\"failed\"}"
                })
        void whatIsOfAnotherFormSaysNothing(String body) {
            assertThat(rule.read(of(body))).isEmpty();
        }

        @Test
        void aDeliveryIsNamedByItsHeader() {
            assertThat(rule.read(signed(DONE, NOW, SECRET)))
                    .map(WebhookNotice::delivery)
                    .contains("msg-1");
        }

        @Test
        void isTrustedWhenAnyOfItsSignaturesIsRight() {
            WebhookCall call = signed(DONE, NOW, SECRET);
            String right = call.headers().get("webhook-signature");
            assertThat(rule.check(call, keys, NOW)).isEqualTo(TRUSTED);
            assertThat(rule.check(with(call, "webhook-signature", "v1,AAAA v2,BBBB " + right), keys, NOW))
                    .isEqualTo(TRUSTED);
        }

        @Test
        void isForgedWhenAnythingThatIsSignedIsOther() {
            WebhookCall call = signed(DONE, NOW, SECRET);
            assertThat(rule.check(with(call, DONE.replace("p-1", "p-2")), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(with(call, "webhook-id", "msg-2"), keys, NOW)).isEqualTo(FORGED);
            assertThat(rule.check(with(call, "webhook-timestamp", "1780000001"), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(signed(DONE, NOW, "whsec_b3RoZXI="), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(call, WebhookKeys.NONE, NOW)).isEqualTo(FORGED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"v1,", "v1,!", "v1", ",", "v1a,AAAA", "AAAA"})
        void isForgedWhenTheSignatureIsNone(String signature) {
            assertThat(rule.check(with(signed(DONE, NOW, SECRET), "webhook-signature", signature), keys, NOW))
                    .isEqualTo(FORGED);
        }

        @Test
        void aSignatureOfAnotherVersionIsNone() {
            WebhookCall call = signed(DONE, NOW, SECRET);
            String other = call.headers().get("webhook-signature").replace("v1,", "v2,");
            assertThat(rule.check(with(call, "webhook-signature", other), keys, NOW))
                    .isEqualTo(FORGED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
        void isUnsignedWithoutOneOfTheHeaders(String header) {
            assertThat(rule.check(without(signed(DONE, NOW, SECRET), header), keys, NOW))
                    .isEqualTo(UNSIGNED);
        }

        @ParameterizedTest
        @CsvSource({"-300,TRUSTED", "-301,STALE", "300,TRUSTED", "301,STALE"})
        void isStaleWhenItIsNotOfNow(long seconds, WebhookTrust expected) {
            assertThat(rule.check(signed(DONE, NOW.plusSeconds(seconds), SECRET), keys, NOW))
                    .isEqualTo(expected);
        }

        @Test
        void itsSecretIsAskedForWithTheKey() {
            HttpCall call = rule.encodeKeys(ACCESS, null).orElseThrow();
            assertThat(call.uri()).hasToString("https://api.example.com/v1/webhooks/default/secret");
            assertThat(call.headers()).containsEntry("Authorization", "Bearer key");
            WebhookKeys asked = rule.decodeKeys(answer(200, "{\"key\":\"" + SECRET + "\"}"));
            assertThat(rule.check(signed(DONE, NOW, SECRET), asked, NOW)).isEqualTo(TRUSTED);
            assertThat(asked).hasToString("1 keys");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "whsec_", "whsec_!", "0123456789"})
        void whatIsNoSecretIsRefusedWithoutBeingShown(String secret) {
            assertThatThrownBy(() -> rule.secret(secret))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage(
                            "webhookSecret is no secret of Replicate's; copy all of it, whsec_ included, or leave it"
                                    + " out: it is asked for with the apiKey");
            assertThatThrownBy(() -> rule.decodeKeys(answer(200, "{\"key\":\"" + secret + "\"}")))
                    .isInstanceOf(UnfitAnswerException.class);
        }

        private static WebhookCall signed(String body, Instant at, String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
                byte[] signature = mac.doFinal(("msg-1." + at.getEpochSecond() + "." + body).getBytes(UTF_8));
                return new WebhookCall(
                        Map.of(
                                "webhook-id",
                                "msg-1",
                                "webhook-timestamp",
                                Long.toString(at.getEpochSecond()),
                                "webhook-signature",
                                "v1," + Base64.getEncoder().encodeToString(signature)),
                        "",
                        body.getBytes(UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class Runware {

        private static final String SECRET = "chosen by chance & long";

        private final RunwareWebhooks rule = new RunwareWebhooks();

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"taskUUID\":\"t-1\",\"imageUUID\":\"i-1\"}",
                    "[{\"taskUUID\":\"t-1\",\"imageUUID\":\"i-1\"}]",
                    "{\"data\":[{\"taskUUID\":\"t-1\",\"imageUUID\":\"i-1\"}]}",
                    "{\"data\":[],\"errors\":[{\"taskUUID\":\"t-1\",\"imageUUID\":\"i-1\"}]}",
                    "{\"error\":{\"taskUUID\":\"t-1\",\"imageUUID\":\"i-1\"}}"
                })
        void saysWhichTaskThereIsNewsOf(String body) {
            assertThat(rule.read(of(body))).contains(new WebhookNotice("t-1", "t-1 i-1", true));
        }

        @Test
        void whatIsUnderWayHasNotEnded() {
            assertThat(rule.read(of("{\"taskUUID\":\"t-1\",\"status\":\"processing\"}")))
                    .map(WebhookNotice::finished)
                    .contains(false);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "[]", "{\"taskUUID\":7}", "{\"data\":{}}"})
        void whatIsOfAnotherFormSaysNothing(String body) {
            assertThat(rule.read(of(body))).isEmpty();
        }

        @Test
        void isTrustedByTheSecretInItsAddress() {
            WebhookKeys keys = rule.secret(SECRET);
            assertThat(rule.check(at("secret=chosen+by%20chance+%26+long"), keys, NOW))
                    .isEqualTo(TRUSTED);
            assertThat(rule.check(at("a=b&secret=chosen%20by%20chance%20%26%20long&c"), keys, NOW))
                    .isEqualTo(TRUSTED);
            assertThat(rule.check(at("secret=chosen+by+chance+%26+lonG"), keys, NOW))
                    .isEqualTo(FORGED);
            assertThat(rule.check(at("secret=%zz"), keys, NOW)).isEqualTo(UNSIGNED);
            assertThat(rule.check(at("Secret=chosen+by+chance+%26+long"), keys, NOW))
                    .isEqualTo(UNSIGNED);
            assertThat(rule.check(at(""), keys, NOW)).isEqualTo(UNSIGNED);
        }

        @Test
        void isTrustedWhereTheAuthorHasNoSecret() {
            assertThat(rule.encodeKeys(ACCESS, null)).isEmpty();
            assertThat(rule.check(at(""), WebhookKeys.NONE, NOW)).isEqualTo(TRUSTED);
        }

        @Test
        void aSecretThatCouldBeGuessedIsRefused() {
            assertThatThrownBy(() -> rule.secret("fifteen letters"))
                    .hasMessage(
                            "webhookSecret has 15 characters, and could be guessed; take at least 16 that chance has"
                                    + " chosen");
        }

        private static WebhookCall at(String query) {
            return new WebhookCall(Map.of(), query, new byte[0]);
        }
    }

    @Test
    void whatIsCheckedWithIsNotShown() {
        assertThat(new WebhookKeys(List.of("secret".getBytes(UTF_8)))).hasToString("1 keys");
    }
}

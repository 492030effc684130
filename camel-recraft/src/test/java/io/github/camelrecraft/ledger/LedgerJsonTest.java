package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.Payments.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.123Z");

    private static LedgerEntry whole(PaidAnswer answer) {
        Failure failure = new Failure(
                FailureKind.DOWNLOAD_FAILED,
                Billing.YES,
                true,
                "gone",
                404,
                "E1",
                Duration.ofSeconds(3),
                "job-1",
                URI.create("https://images.test/1"),
                null);
        return new LedgerEntry(
                intent("k"),
                LedgerState.PAID,
                5_000_000_000L,
                "me",
                NOW.plusSeconds(30),
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                Payments.JOB,
                answer,
                failure,
                new BigDecimal("0.0400"),
                true);
    }

    @Test
    void everythingComesBack() throws Exception {
        LedgerEntry entry = whole(Payments.arrived());
        assertThat(LedgerJson.read(LedgerJson.write(entry))).isEqualTo(entry);
        LedgerEntry inline = whole(Payments.inline());
        assertThat(LedgerJson.read(LedgerJson.write(inline))).isEqualTo(inline);
    }

    @Test
    void itsAccountComesBack() throws Exception {
        LedgerEntry entry = LedgerEntry.absent(Payments.intent("a", "a lighthouse", "mine"), NOW);
        assertThat(LedgerJson.read(LedgerJson.write(entry))).isEqualTo(entry);
    }

    @Test
    void nothingComesBackAsNothing() throws Exception {
        LedgerEntry entry = LedgerEntry.absent(intent("k"), NOW);
        assertThat(LedgerJson.read(LedgerJson.write(entry))).isEqualTo(entry);
    }

    @Test
    void whatIsMarkedAsNotSafeStaysMarked() throws Exception {
        ImageResult marked = new ImageResult(new ImageResult.Inline(0), null, null, true, null, 0, Map.of());
        LedgerEntry entry = whole(new PaidAnswer(
                List.of(new PaidAnswer.PaidImage(marked, null, null, 0)), List.of(), Map.of(), null, false));
        assertThat(LedgerJson.read(LedgerJson.write(entry))).isEqualTo(entry);
    }

    @Test
    void detailsKeepTheirTypes() throws Exception {
        Map<String, Object> details = Map.of(
                "int", 1, "long", 1L, "decimal", new BigDecimal("1.0"), "double", 1.0, "bool", true, "text", "1");
        LedgerEntry read = LedgerJson.read(LedgerJson.write(whole(
                new PaidAnswer(List.of(), List.of(), details, List.of(Map.of("long", "x"), List.of(2L)), false))));
        assertThat(read.answer().details()).isEqualTo(details);
        assertThat(read.answer().value()).isEqualTo(List.of(Map.of("long", "x"), List.of(2L)));
    }

    @Test
    void whatAProviderMakesOfAPromptIsNotWrittenDown() throws Exception {
        PaidAnswer answer =
                new PaidAnswer(List.of(), List.of(), Map.of("RevisedPrompt", "p", "RequestId", "r"), null, false);
        assertThat(LedgerJson.read(LedgerJson.write(whole(answer))).answer().details())
                .containsOnlyKeys("RequestId");
    }

    @Test
    void anEntryOfAnEarlierVersionIsOfNoAccount() throws Exception {
        JsonNode json = MAPPER.readTree(LedgerJson.write(whole(Payments.arrived())));
        ((ObjectNode) json.get("intent")).remove("account");
        assertThat(LedgerJson.read(MAPPER.writeValueAsBytes(json)).intent().account())
                .isEmpty();
    }

    @Test
    void membersOfALaterVersionAreSkipped() throws Exception {
        LedgerEntry entry = whole(Payments.arrived());
        JsonNode json = MAPPER.readTree(LedgerJson.write(entry));
        addTo(json);
        assertThat(LedgerJson.read(MAPPER.writeValueAsBytes(json))).isEqualTo(entry);
    }

    private static void addTo(JsonNode json) {
        json.forEach(LedgerJsonTest::addTo);
        // A map of names that somebody chose takes any name.
        if (json instanceof ObjectNode object && (object.has("format") || object.has("url") || object.has("key"))) {
            object.put("later", true);
        }
    }

    @Test
    void anotherFormatIsNotGuessedAt() {
        assertThatThrownBy(() -> LedgerJson.read("{\"format\":2}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 2; this one reads 1");
    }

    @Test
    void whatIsNoEntryIsAnError() {
        for (String text : List.of("{}", "", "[]", "{\"format\":1,\"intent\":{}}", "null")) {
            assertThatThrownBy(() -> LedgerJson.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
    }
}

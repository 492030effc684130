package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Fault;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With OpenTelemetry on the class path and among the beans, each request is a span without any code. */
class SpansTest extends RouteTestSupport {

    private static final String PROMPT = "prompt-canary-0815";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private OpenTelemetrySdk openTelemetry;

    @BeforeEach
    void openTelemetry() {
        openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        openTelemetry.close();
    }

    @Test
    void anImageIsASpanWithTheNamesOfGenerativeAi() throws Exception {
        context.getRegistry().bind("openTelemetry", openTelemetry);
        route("recraft:generate?{{runware}}&model=recraft:v4@0&numberOfImages=2&includeCost=true");

        Exchange result = send("direct:in", PROMPT);

        SpanData span = onlySpan();
        assertThat(span.getName()).isEqualTo("generate_content recraftv4");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.hasEnded()).isTrue();
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("io.github.camelrecraft");
        assertThat(text(span, "gen_ai.operation.name")).isEqualTo("generate_content");
        assertThat(text(span, "gen_ai.provider.name")).isEqualTo("runware");
        assertThat(text(span, "gen_ai.request.model")).isEqualTo("recraftv4");
        assertThat(text(span, "gen_ai.output.type")).isEqualTo("image");
        assertThat(number(span, "gen_ai.request.choice.count")).isEqualTo(2);
        assertThat(text(span, "gen_ai.response.id"))
                .isEqualTo(result.getMessage().getHeader(RecraftConstants.JOB_ID));
        assertThat(text(span, "server.address")).isEqualTo("127.0.0.1");
        assertThat(number(span, "server.port")).isEqualTo(simulator().port());
        assertThat(text(span, "recraft.operation")).isEqualTo("generate");
        assertThat(text(span, "recraft.billed")).isEqualTo("yes");
        assertThat(number(span, "recraft.images")).isEqualTo(2);
        assertThat(number(span, "recraft.bytes")).isPositive();
        assertThat(number(span, "recraft.attempts")).isEqualTo(1);
        assertThat(span.getAttributes().get(AttributeKey.doubleKey("recraft.cost")))
                .isEqualTo(result.getMessage()
                        .getHeader(RecraftConstants.COST, BigDecimal.class)
                        .doubleValue());
        assertThat(text(span, "error.type")).isNull();
        assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("recraft.sent");
    }

    @ParameterizedTest
    @CsvSource({"401, authentication, no", "429, rate-limited, no", "500, unavailable, unknown"})
    void aFailureSaysItsKindAndItsBillAndNothingElse(int status, String kind, String billed) throws Exception {
        context.getRegistry().bind("openTelemetry", openTelemetry);
        route("recraft:generate?{{recraft}}&maxRetries=0");
        simulator().faults().next(Fault.status(status));
        send("direct:in", PROMPT);

        SpanData span = onlySpan();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(text(span, "error.type")).isEqualTo(kind);
        assertThat(text(span, "recraft.billed")).isEqualTo(billed);
        assertThat(number(span, "http.response.status_code")).isEqualTo(status);
    }

    @Test
    void aRefusedMessageIsASpanThatWasNotSent() throws Exception {
        context.getRegistry().bind("openTelemetry", openTelemetry);
        route("recraft:generate?{{runware}}");
        send("direct:in", PROMPT, Map.of(RecraftConstants.SIZE, "7x7"));

        assertThat(text(onlySpan(), "error.type")).isEqualTo("invalid-request");
        assertThat(onlySpan().getEvents()).isEmpty();
    }

    @Test
    void theSpanIsBelowTheOneThatIsCurrentWhenTheMessageIsProcessed() throws Exception {
        context.getRegistry().bind("openTelemetry", openTelemetry);
        route("recraft:generate?{{runware}}");
        Span parent = openTelemetry.getTracer("test").spanBuilder("order").startSpan();
        try (Scope scope = parent.makeCurrent()) {
            send("direct:in", PROMPT);
        }

        assertThat(onlySpan().getParentSpanId())
                .isEqualTo(parent.getSpanContext().getSpanId());
        assertThat(onlySpan().getTraceId()).isEqualTo(parent.getSpanContext().getTraceId());
    }

    @Test
    void aTracerAmongTheBeansIsEnough() {
        context.getRegistry().bind("tracer", openTelemetry.getTracer("camel"));

        send("recraft:generate?{{cloudflare}}", PROMPT);

        assertThat(text(onlySpan(), "gen_ai.provider.name")).isEqualTo("cloudflare");
        assertThat(text(onlySpan(), "gen_ai.response.id")).isNull();
    }

    @Test
    void noSpanShowsThePromptOrTheKeyOrTheProvidersWords() throws Exception {
        TestTime.jumping().of(component());
        context.getRegistry().bind("openTelemetry", openTelemetry);
        route("recraft:generate?{{runware}}");
        send("direct:in", PROMPT);
        simulator().faults().next(Fault.failureInside200("invalidApiKey", KEY + " may not draw " + PROMPT));
        send("direct:in", PROMPT);
        simulator().faults().next(Fault.failureInside200(KEY, "no"));
        send("direct:in", PROMPT);
        simulator().faults().next(Fault.failureInside200("may not draw " + PROMPT, "no"));
        send("direct:in", PROMPT);

        assertThat(spans.getFinishedSpanItems()).hasSize(4);
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain(KEY, PROMPT, "may not draw");
    }

    @Test
    void theComponentsOptionSwitchesThemOff() {
        context.getRegistry().bind("openTelemetry", openTelemetry);
        component().setTracingEnabled(false);

        send("recraft:generate?{{runware}}", PROMPT);

        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    private SpanData onlySpan() {
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        return spans.getFinishedSpanItems().get(0);
    }

    private static String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    private static Long number(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.longKey(key));
    }
}

package io.github.camelrecraft.telemetry;

import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestObservation;
import io.github.camelrecraft.observe.RequestObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.util.Locale;

/**
 * Makes a span of each request, below the span that is current when the message is processed. The component makes one by
 * itself when OpenTelemetry's API is on the class path and an {@code OpenTelemetry} or a {@link Tracer} is in Camel's
 * registry.
 *
 * <p>The names are those of OpenTelemetry's conventions for generative AI (semantic conventions 1.37); what these have no
 * name for is called {@code recraft.…}. There is neither the prompt nor the provider's message in a span.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">the conventions</a>
 */
public final class SpanObserver implements RequestObserver {

    /** The conventions' word for making content other than chat and text completion. */
    private static final String GENERATE_CONTENT = "generate_content";

    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER_NAME = AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<Long> CHOICE_COUNT = AttributeKey.longKey("gen_ai.request.choice.count");
    private static final AttributeKey<String> OUTPUT_TYPE = AttributeKey.stringKey("gen_ai.output.type");
    private static final AttributeKey<String> RESPONSE_ID = AttributeKey.stringKey("gen_ai.response.id");
    private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("recraft.operation");
    private static final AttributeKey<String> BILLED = AttributeKey.stringKey("recraft.billed");
    private static final AttributeKey<Double> COST = AttributeKey.doubleKey("recraft.cost");
    private static final AttributeKey<Long> IMAGES = AttributeKey.longKey("recraft.images");
    private static final AttributeKey<Long> BYTES = AttributeKey.longKey("recraft.bytes");
    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("recraft.attempts");
    private static final AttributeKey<String> CODE = AttributeKey.stringKey("recraft.provider.code");

    private static final String SENT = "recraft.sent";

    private final Tracer tracer;

    /** Makes spans with a tracer. */
    public SpanObserver(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public RequestObservation started(RequestFacts facts) {
        Span span = tracer.spanBuilder(GENERATE_CONTENT + " " + facts.model())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(OPERATION_NAME, GENERATE_CONTENT)
                .setAttribute(PROVIDER_NAME, facts.provider())
                .setAttribute(REQUEST_MODEL, facts.model())
                .setAttribute(CHOICE_COUNT, (long) facts.images())
                .setAttribute(
                        OUTPUT_TYPE, facts.operation().yields() == RecraftOperation.Yield.IMAGES ? "image" : "text")
                .setAttribute(SERVER_ADDRESS, facts.address().getHost())
                .setAttribute(SERVER_PORT, port(facts.address()))
                .setAttribute(OPERATION, facts.operation().toString())
                .startSpan();
        if (facts.jobId() != null) {
            span.setAttribute(RESPONSE_ID, facts.jobId());
        }
        return new RequestObservation() {
            @Override
            public void sent() {
                span.addEvent(SENT);
            }

            @Override
            public void ended(RequestEnd end) {
                describe(span, end);
                span.end();
            }
        };
    }

    private static void describe(Span span, RequestEnd end) {
        span.setAttribute(BILLED, end.billed().name().toLowerCase(Locale.ROOT));
        span.setAttribute(IMAGES, (long) end.images());
        span.setAttribute(BYTES, end.bytes());
        span.setAttribute(ATTEMPTS, (long) end.attempts());
        if (end.cost() != null) {
            span.setAttribute(COST, end.cost().doubleValue());
        }
        if (end.failure() != null) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR_TYPE, end.outcome());
        }
        if (end.httpStatus() > 0) {
            span.setAttribute(HTTP_STATUS, (long) end.httpStatus());
        }
        if (end.code() != null) {
            span.setAttribute(CODE, end.code());
        }
    }

    private static long port(URI address) {
        int port = address.getPort();
        return port >= 0 ? port : "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }
}

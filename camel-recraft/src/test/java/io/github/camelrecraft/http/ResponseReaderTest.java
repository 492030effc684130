package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

    private static final FutureCallback<AnswerHead> NOBODY = new FutureCallback<>() {
        @Override
        public void completed(AnswerHead head) {}

        @Override
        public void failed(Exception cause) {}

        @Override
        public void cancelled() {}
    };

    @Test
    void aHeaderIsFoundHoweverItsNameIsWrittenAndTheFirstOfSeveralCounts() throws IOException {
        BasicHttpResponse response = new BasicHttpResponse(202);
        response.addHeader("Retry-AFTER", "7");
        response.addHeader("retry-after", "8");
        response.addHeader("Location", "");

        AnswerHead head = headOf(response);

        assertThat(head.status()).isEqualTo(202);
        assertThat(head.header("retry-after")).contains("7");
        assertThat(head.header("location")).contains("");
        assertThat(head.header("content-type")).isEmpty();
    }

    private static AnswerHead headOf(BasicHttpResponse response) throws IOException {
        CompletableFuture<AnswerHead> result = new CompletableFuture<>();
        new ResponseReader<>(new HeadAlone(), result).consumeResponse(response, null, HttpCoreContext.create(), NOBODY);
        return result.join();
    }

    private static final class HeadAlone implements AnswerHandler<AnswerHead> {

        private AnswerHead head;

        @Override
        public void begin(AnswerHead answerHead) {
            head = answerHead;
        }

        @Override
        public void accept(ByteBuffer chunk) {}

        @Override
        public AnswerHead finish() {
            return head;
        }

        @Override
        public void abort() {}
    }
}

package io.github.camelrecraft.examples.brandstudio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftException;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.RecraftOperation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TroublesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTHENTICATION     | NO      | Runware does not accept the key            | Check the key
            INVALID_REQUEST    | NO      | These settings do not go together          | Size=7:1 is odd; choose another.
            CONTENT_REJECTED   | NO      | Runware will not draw this                 | Change the wording
            CONTENT_REJECTED   | UNKNOWN | Runware held the picture back              | Change the wording
            RATE_LIMITED       | NO      | Runware is being asked too often           | Try again in a minute
            INSUFFICIENT_FUNDS | NO      | The account at Runware is empty            | Add funds
            UNAVAILABLE        | NO      | Runware cannot be reached                  | Try again in a minute
            UNAVAILABLE        | UNKNOWN | The connection to Runware broke            | Look there before you try again.
            TIMED_OUT          | UNKNOWN | Runware took too long                      | Look there before you try again.
            TIMED_OUT          | NO      | Runware took too long                      | Try again.
            BAD_ANSWER         | UNKNOWN | Runware answered something unexpected      | Look there before you try again.
            DOWNLOAD_FAILED    | YES     | The picture was made, but did not arrive   | save it from there
            """)
    void saysWhatHappenedAndWhatToDo(FailureKind kind, Billing billed, String title, String advice) {
        Trouble trouble =
                Troubles.of(exception(Failure.of(kind, billed, "size=7:1 is odd; choose another")), "Runware");

        assertThat(trouble.title()).isEqualTo(title);
        assertThat(trouble.advice()).contains(advice);
        assertThat(trouble.billed()).isEqualTo(billed);
        assertThat(trouble.details()).containsEntry("What happened", "size=7:1 is odd; choose another");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyFailureHasATitleOfItsOwn(FailureKind kind) {
        assertThat(Troubles.of(exception(Failure.of(kind, Billing.NO, "no")), "Runware")
                        .title())
                .isNotEqualTo("This did not work");
    }

    @Test
    void saysWhenToTryAgainAndWhereThePictureWaits() {
        Failure limited = Failure.of(FailureKind.RATE_LIMITED, Billing.NO, "slow down")
                .withAnswer(429, "rateLimit", Duration.ofSeconds(20));
        Failure lost = Failure.of(FailureKind.DOWNLOAD_FAILED, Billing.YES, "cut")
                .withImageUrl(URI.create("https://images.example/1.png"))
                .withJob("job-1");

        assertThat(Troubles.of(exception(limited), "Runware").advice()).startsWith("Try again in 20 s");
        assertThat(Troubles.of(exception(limited), "Runware").details())
                .containsEntry("Code", "rateLimit")
                .containsEntry("HTTP status", "429");
        assertThat(Troubles.of(exception(lost), "Runware").details())
                .containsEntry("Picture", "https://images.example/1.png")
                .containsEntry("Job", "job-1");
    }

    @Test
    void aPictureThatCannotBeKeptWasPaidFor() {
        Trouble trouble = Troubles.of(new IOException("disk full"), true, "Runware");

        assertThat(trouble.title()).isEqualTo("The picture could not be kept");
        assertThat(trouble.charged()).isEqualTo("Runware has charged for it");
        assertThat(Troubles.of(new IOException("queue full"), false, "Runware").charged())
                .isEqualTo("Not charged");
    }

    private static RecraftException exception(Failure failure) {
        return RecraftException.of("runware", RecraftOperation.GENERATE, failure);
    }
}

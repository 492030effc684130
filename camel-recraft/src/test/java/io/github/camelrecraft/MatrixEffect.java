package io.github.camelrecraft;

import io.github.camelrecraft.http.RetryTable;
import io.github.camelrecraft.model.Billing;
import java.util.List;
import java.util.Set;

/**
 * What a fault means in the world: which row of the retry table it belongs to, and whether the provider has taken on the
 * work. How a message may end follows from the two, from how often the fault comes, and from whether the request can be
 * asked for.
 */
enum MatrixEffect {
    /** Nobody could be reached. */
    NOT_CONNECTED(RetryTable.NOT_CONNECTED, Work.NEVER_HEARD_OF),
    /** The provider says that it has not taken it on, and that this passes. */
    NOT_ACCEPTED(RetryTable.NOT_ACCEPTED, Work.NEVER_HEARD_OF),
    /** The provider says that it does not take it on. */
    REFUSED(RetryTable.REFUSED, Work.NEVER_HEARD_OF),
    /** The work was taken on and failed, which is documented to be free. */
    FAILED_FREE(RetryTable.REFUSED, Work.FAILED),
    /** The request was on its way and never arrived in full. */
    NEVER_ARRIVED(RetryTable.OUTCOME_UNKNOWN, Work.NEVER_HEARD_OF),
    /** The work was taken on, and the answer that says so was lost or cannot be read. */
    ANSWER_LOST(RetryTable.OUTCOME_UNKNOWN, Work.DONE),
    /** The work was taken on and failed, and nobody documents that this is free. */
    FAILED_OPEN(RetryTable.OUTCOME_UNKNOWN, Work.FAILED),
    /** The work was taken on, and nothing more is heard until the deadline. */
    NO_ANSWER_IN_TIME(RetryTable.OUTCOME_UNKNOWN, Work.DONE),
    /** The work was taken on, and has brought nothing that is an image. */
    DONE_WITHOUT_AN_IMAGE(RetryTable.OUTCOME_UNKNOWN, Work.DONE),
    /** The work was taken on and never ends. */
    NEVER_DONE(RetryTable.OUTCOME_UNKNOWN, Work.ENDLESS),
    /** A question for a job had no answer; asking costs nothing, and it is asked again. */
    QUESTION_LOST(RetryTable.OUTCOME_UNKNOWN, Work.DONE),
    /** The answer to a question cannot be read; whoever reads none again and again gives up. */
    QUESTION_UNREADABLE(RetryTable.OUTCOME_UNKNOWN, Work.DONE),
    /** Whoever asks for the job is refused, which says nothing of the job. */
    QUESTION_REFUSED(RetryTable.OUTCOME_UNKNOWN, Work.DONE),
    /** The image is there and did not arrive. */
    DOWNLOAD_FAILED(RetryTable.DOWNLOAD_FAILED, Work.DONE),
    /** The image did not arrive until the deadline. */
    DOWNLOAD_LATE(RetryTable.DOWNLOAD_FAILED, Work.DONE),
    /** The image's address is not allowed. */
    DOWNLOAD_BLOCKED(RetryTable.DOWNLOAD_BLOCKED, Work.DONE),
    /** The image arrived and is none. */
    IMAGE_UNFIT(RetryTable.IMAGE_UNFIT, Work.DONE);

    /** What the provider has done, and charged. */
    private enum Work {
        NEVER_HEARD_OF,
        FAILED,
        DONE,
        ENDLESS;

        int bills(MatrixWay way) {
            return switch (this) {
                case NEVER_HEARD_OF, FAILED -> 0;
                case DONE -> 1;
                // fal and Replicate charge what they have made, the others what they accept
                case ENDLESS -> Set.of("fal", "replicate").contains(way.provider()) ? 0 : 1;
            };
        }
    }

    private static final int RETRIES = 3;

    private static final Set<Class<? extends RecraftException>> TIMEOUT = Set.of(RecraftTimeoutException.class);

    private final RetryTable row;
    private final Work work;

    MatrixEffect(RetryTable row, Work work) {
        this.row = row;
        this.work = work;
    }

    /** Whether nothing but the deadline ends it. */
    boolean lasts() {
        return this == NO_ANSWER_IN_TIME
                || this == NEVER_DONE
                || this == DOWNLOAD_LATE
                || this == DONE_WITHOUT_AN_IMAGE;
    }

    /**
     * How a message may rightly end.
     *
     * @param times      how often the fault comes
     * @param exceptions what the failure is called, if it is one
     */
    List<MatrixEnd> ends(MatrixWay way, int times, Set<Class<? extends RecraftException>> exceptions) {
        boolean passes = times <= RETRIES;
        int bills = work.bills(way);
        return switch (row.then()) {
            case FAIL -> List.of(MatrixEnd.failure(exceptions, Billing.valueOf(row.billed()), bills));
            case SEND_AGAIN -> List.of(passes ? MatrixEnd.IMAGE : MatrixEnd.failure(exceptions, Billing.NO, 0));
            case FETCH_AGAIN ->
                List.of(passes && !lasts() ? MatrixEnd.IMAGE : MatrixEnd.failure(exceptions, Billing.YES, bills));
            case ASK -> List.of(asked(way, passes, exceptions, bills));
        };
    }

    private MatrixEnd asked(
            MatrixWay way, boolean passes, Set<Class<? extends RecraftException>> exceptions, int bills) {
        MatrixEnd open = MatrixEnd.failure(exceptions, Billing.UNKNOWN, bills);
        return switch (this) {
            case NO_ANSWER_IN_TIME, NEVER_DONE -> MatrixEnd.failure(TIMEOUT, Billing.UNKNOWN, bills);
            case QUESTION_LOST -> passes ? MatrixEnd.IMAGE : MatrixEnd.failure(TIMEOUT, Billing.UNKNOWN, bills);
            case QUESTION_UNREADABLE -> passes ? MatrixEnd.IMAGE : open;
            case ANSWER_LOST -> way.canBeAskedForUnseen() ? MatrixEnd.IMAGE : open;
            case NEVER_ARRIVED -> way.canBeAskedForUnseen() ? bought(passes) : open;
            default -> open;
        };
    }

    /** Who asks hears that there is no such job, and sends it again. */
    private static MatrixEnd bought(boolean passes) {
        return passes ? MatrixEnd.IMAGE : MatrixEnd.failure(Set.of(RecraftUnavailableException.class), Billing.NO, 0);
    }
}

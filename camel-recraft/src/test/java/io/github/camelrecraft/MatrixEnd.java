package io.github.camelrecraft;

import io.github.camelrecraft.model.Billing;
import java.util.List;
import java.util.Set;

/**
 * How a message may rightly end.
 *
 * @param exceptions any of these; none when the image is delivered
 * @param billed     what the exception says
 * @param bills      what the bill meter says
 */
record MatrixEnd(Set<Class<? extends RecraftException>> exceptions, Billing billed, int bills) {

    /** The image is there, and was paid for once. */
    static final MatrixEnd IMAGE = new MatrixEnd(Set.of(), Billing.YES, 1);

    /** What to call the end of a message that got its image. */
    static final String DELIVERED = "";

    static MatrixEnd failure(Set<Class<? extends RecraftException>> exceptions, Billing billed, int bills) {
        return new MatrixEnd(exceptions, billed, bills);
    }

    boolean is(MatrixResult result) {
        boolean asExpected = exceptions.isEmpty()
                ? result.exception().equals(DELIVERED)
                : exceptions.stream().anyMatch(type -> type.getSimpleName().equals(result.exception()));
        return asExpected && billed.name().equals(result.billed()) && bills == result.bills();
    }

    /** For people. */
    static String describe(List<MatrixEnd> ends) {
        return String.join(" or ", ends.stream().map(MatrixEnd::toString).toList());
    }

    @Override
    public String toString() {
        return exceptions.isEmpty()
                ? "the image, bills 1"
                : String.join(
                                "|",
                                exceptions.stream()
                                        .map(Class::getSimpleName)
                                        .sorted()
                                        .toList()) + " billed=" + billed + ", bills " + bills;
    }
}

package io.github.camelrecraft;

import java.util.List;
import java.util.Locale;

/**
 * How a message ended.
 *
 * @param cell      what was tried
 * @param exception its simple name; empty when the image was delivered
 * @param billed    what was said of the bill
 * @param bills     what the bill meter shows
 * @param problems  what must not be, beside a wrong end: more than one end, none, something that was left behind
 */
record MatrixResult(MatrixCell cell, String exception, String billed, int bills, List<String> problems) {

    /** The columns of {@link #line}. */
    static final String COLUMNS = "fault,provider,delivery,result,outcome,exception,billed,bills";

    /** Whether all is as it has to be. */
    boolean isRight() {
        return problems.isEmpty() && cell.ends().stream().anyMatch(end -> end.is(this));
    }

    String outcome() {
        return exception.equals(MatrixEnd.DELIVERED) ? "image" : "failure";
    }

    /** Of a file of comma-separated values. */
    String line() {
        return String.join(
                ",",
                '"' + cell.fault().name() + '"',
                cell.way().provider(),
                cell.way().delivery(),
                cell.way().result().toLowerCase(Locale.ROOT),
                outcome(),
                exception,
                billed,
                Integer.toString(bills));
    }

    /** Of a table. */
    String row() {
        return "%-44s %-28s %-8s %-32s %-8s %d"
                .formatted(cell.fault().name(), cell.way(), outcome(), exception, billed, bills)
                .stripTrailing();
    }

    /** What is wrong with it. */
    String complaint() {
        return cell + ": was " + (exception.equals(MatrixEnd.DELIVERED) ? "the image" : exception) + " billed=" + billed
                + ", bills " + bills + "; expected " + MatrixEnd.describe(cell.ends())
                + (problems.isEmpty() ? "" : "; " + problems);
    }
}

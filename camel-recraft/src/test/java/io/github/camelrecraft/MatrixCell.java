package io.github.camelrecraft;

import java.util.List;

/** One fault on one way. */
record MatrixCell(MatrixFault fault, MatrixWay way) {

    /** How a message may rightly end. */
    List<MatrixEnd> ends() {
        return fault.ends(way);
    }

    @Override
    public String toString() {
        return fault.name() + " at " + way;
    }
}

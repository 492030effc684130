package io.github.camelrecraft;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was meant. */
final class Spelling {

    /** Nobody means a name that is longer, and whoever sends one is not to be worked for. */
    private static final int LONGEST = 64;

    /** One letter in so many may be wrong. */
    private static final int LETTERS_FOR_A_SLIP = 3;

    private record Candidate(String name, int slips) {}

    private Spelling() {}

    /** The known name that is nearest to what was written, letters alone compared; empty when none is near. */
    static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = plain(written);
        return known.stream()
                .map(name -> new Candidate(name, slips(wanted, plain(name))))
                .filter(candidate -> candidate.slips() <= Math.max(1, wanted.length() / LETTERS_FOR_A_SLIP)
                        && candidate.slips() < wanted.length())
                .min(Comparator.comparingInt(Candidate::slips))
                .map(Candidate::name);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** How many letters are missing, too many or others (Levenshtein's distance). */
    private static int slips(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int column = 1; column < line.length; column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(replaced, Math.min(above[column], line[column - 1]) + 1);
            }
            above = line;
        }
        return above[other.length()];
    }
}

package io.github.camelrecraft.examples.fleet;

import io.github.camelrecraft.simulator.Bill;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is when all is done, held against what was promised.
 *
 * @param messages  how many prompts were sent
 * @param images    the names of those whose image is in S3, byte for byte as a worker said
 * @param problems  the names of those that were handed to a person
 * @param lost      the names of those of which there is neither
 * @param repeated  how many images were announced more than once
 * @param bills     how many there are
 * @param paidTwice the names of those with more than one bill
 * @param usd       the sum of all bills
 */
record Audit(
        int messages,
        Set<String> images,
        Set<String> problems,
        Set<String> lost,
        int repeated,
        int bills,
        Set<String> paidTwice,
        BigDecimal usd) {

    /**
     * Counts.
     *
     * @param prompts by the images' names; every prompt is another one, so that a bill says whose it is
     * @param notices all that the workers said
     * @param objects what is in S3
     */
    static Audit of(Map<String, String> prompts, List<Notice> notices, List<Path> objects, List<Bill> bills)
            throws IOException {
        Map<String, Long> announced =
                notices.stream().filter(Notice::made).collect(Collectors.groupingBy(Notice::id, Collectors.counting()));
        Set<String> images = delivered(notices, objects);
        Set<String> problems = notices.stream()
                .filter(notice -> !notice.made())
                .map(Notice::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> lost = new TreeSet<>(prompts.keySet());
        lost.removeAll(images);
        lost.removeAll(problems);
        Map<String, Long> billed = bills.stream().collect(Collectors.groupingBy(Bill::prompt, Collectors.counting()));
        Set<String> paidTwice = new TreeSet<>(prompts.keySet());
        paidTwice.removeIf(id -> billed.getOrDefault(prompts.get(id), 0L) < 2);
        return new Audit(
                prompts.size(),
                images,
                problems,
                lost,
                count(announced.values()),
                bills.size(),
                paidTwice,
                bills.stream().map(Bill::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Nothing lost, nothing paid twice. */
    boolean promisesKept() {
        return lost.isEmpty() && paidTwice.isEmpty();
    }

    private static int count(Collection<Long> announced) {
        return (int) announced.stream().filter(times -> times > 1).count();
    }

    private static Set<String> delivered(List<Notice> notices, List<Path> objects) throws IOException {
        Map<String, Path> byName = objects.stream()
                .collect(Collectors.toMap(
                        object -> object.getFileName().toString().replaceFirst("\\.[^.]*$", ""), Function.identity()));
        Set<String> delivered = new TreeSet<>();
        for (Notice notice : notices) {
            Path object = byName.get(notice.id());
            if (notice.made() && object != null && sha256(object).equals(notice.header("sha256"))) {
                delivered.add(notice.id());
            }
        }
        return delivered;
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

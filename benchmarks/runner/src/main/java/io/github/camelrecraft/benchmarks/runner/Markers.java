package io.github.camelrecraft.benchmarks.runner;

/** Places in a page that is otherwise written by hand: {@code <!-- begin W1 --> … <!-- end W1 -->}. */
final class Markers {

    private Markers() {}

    /** The page with this in that place. */
    static String replace(String page, String name, String content) {
        String begin = "<!-- begin " + name + " -->";
        String end = "<!-- end " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("The page has no " + begin + " … " + end);
        }
        return page.substring(0, from + begin.length()) + "\n" + content.strip() + "\n" + page.substring(to);
    }
}

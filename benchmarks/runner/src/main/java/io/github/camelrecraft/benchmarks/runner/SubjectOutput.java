package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a subject has printed. */
record SubjectOutput(Map<String, Double> figures, @Nullable String failure, long firstFigureNanos) {

    static SubjectOutput read(BufferedReader lines) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        String failure = null;
        long firstFigure = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(Subject.FIGURE)) {
                firstFigure = figures.isEmpty() ? System.nanoTime() : firstFigure;
                String[] figure = line.substring(Subject.FIGURE.length()).split("=", 2);
                figures.put(figure[0], Double.valueOf(figure[1]));
            } else if (line.startsWith(Subject.FAILURE)) {
                failure = line.substring(Subject.FAILURE.length());
            }
        }
        return new SubjectOutput(figures, failure, firstFigure);
    }
}

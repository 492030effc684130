package io.github.camelrecraft.examples.assetpipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads order files; the routes call it by the name {@code orders}. */
public final class Orders {

    /**
     * One order as it stands in the file, or what shall be one.
     *
     * @param name    the file and the order's place in it
     * @param problem what is wrong with it already, or an empty text
     */
    public record Line(String name, Map<String, Object> columns, String problem) {}

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private static final ObjectMapper JSON = new ObjectMapper()
            // A file with one order need not be an array.
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    /** Every order of a file, CSV or JSON by its name. Nothing is bought when the file as a whole is wrong. */
    public List<Line> lines(InputStream file, @Header(Exchange.FILE_NAME_ONLY) String name) throws IOException {
        List<Map<String, Object>> orders = name.endsWith(".csv") ? csv(file) : JSON.readValue(file, OBJECTS);
        List<Line> lines = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        for (Map<String, Object> order : orders) {
            // The images of two orders with one id would overwrite each other.
            boolean again = order.get("id") != null && !ids.add(order.get("id"));
            String problem = order.containsKey("")
                    ? "more values than columns: a prompt with commas needs quotes"
                    : again ? "id='" + order.get("id") + "' is taken by an earlier order of this file" : "";
            lines.add(new Line(name + "-" + (lines.size() + 1), order, problem));
        }
        return lines;
    }

    /** The order in a line. */
    public Order order(Line line) {
        if (!line.problem().isEmpty()) {
            throw new IllegalArgumentException(line.problem());
        }
        return Order.of(line.columns());
    }

    private static List<Map<String, Object>> csv(InputStream file) throws IOException {
        List<Map<String, Object>> orders = new ArrayList<>();
        String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        // Spreadsheets put a byte order mark in front.
        for (CSVRecord values : CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, CSV)) {
            Map<String, Object> order = new LinkedHashMap<>(values.toMap());
            for (int extra = order.size(); extra < values.size(); extra++) {
                order.merge("", values.get(extra), (one, other) -> one + "," + other);
            }
            orders.add(order);
        }
        return orders;
    }
}

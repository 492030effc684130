package io.github.camelrecraft.simulator.http;

import io.github.camelrecraft.simulator.content.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a body of type {@code multipart/form-data} (RFC 7578). The parts are views of the body, not copies. */
public final class FormReader {

    private static final String TYPE = "multipart/form-data";
    private static final int MAX_BOUNDARY = 70;
    private static final int MAX_PARTS = 100;
    private static final int MAX_HEAD = 8 * 1024;
    private static final String LINE_END = "\r\n";
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|([^;\\s\"]*))");

    private final Bytes body;
    private final String delimiter;
    private final List<FormPart> parts = new ArrayList<>();

    /** The body breaks the rules of its type. */
    public static final class MalformedFormException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedFormException(String message) {
            super(message);
        }
    }

    private FormReader(Bytes body, String delimiter) {
        this.body = body;
        this.delimiter = delimiter;
    }

    /** Whether the request says that its body is of this type. */
    public static boolean reads(HttpCall call) {
        String contentType = call.header("content-type").toLowerCase(Locale.ROOT);
        return contentType.equals(TYPE) || contentType.startsWith(TYPE + ";");
    }

    /** The parts of a request's body, in their order. */
    public static List<FormPart> read(HttpCall call) throws MalformedFormException {
        String boundary = parameters(call.header("content-type")).getOrDefault("boundary", "");
        if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw new MalformedFormException("the Content-Type must name a boundary of 1 to 70 characters");
        }
        FormReader reader = new FormReader(call.bytes(), "--" + boundary);
        reader.readParts();
        return List.copyOf(reader.parts);
    }

    private void readParts() throws MalformedFormException {
        int position = body.has(delimiter, 0) ? delimiter.length() : afterDelimiter(0);
        while (!body.has("--", position)) {
            if (parts.size() == MAX_PARTS) {
                throw new MalformedFormException("it has more than " + MAX_PARTS + " parts");
            }
            int head = after(LINE_END, position);
            // A part without any header has its empty line at once.
            int content = after(LINE_END + LINE_END, head - LINE_END.length());
            if (content - head > MAX_HEAD) {
                throw new MalformedFormException("the head of a part has more than " + MAX_HEAD + " bytes");
            }
            int next = afterDelimiter(content - LINE_END.length());
            int end = Math.max(content, next - delimiter.length() - LINE_END.length());
            parts.add(part(body.part(head, content).text(), body.part(content, end)));
            position = next;
        }
    }

    /** Where the next delimiter ends. Bytes of a file may look like one, but go on in another way. */
    private int afterDelimiter(int from) throws MalformedFormException {
        int end = after(LINE_END + delimiter, from);
        while (!body.has("--", end) && !body.has(LINE_END, end) && !body.has(" ", end) && !body.has("\t", end)) {
            end = after(LINE_END + delimiter, end);
        }
        return end;
    }

    /** Where what is searched for ends. */
    private int after(String wanted, int from) throws MalformedFormException {
        int found = body.find(wanted, from);
        if (found < 0) {
            throw new MalformedFormException("it ends before its closing boundary");
        }
        return found + wanted.length();
    }

    private static FormPart part(String head, Bytes content) throws MalformedFormException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.lines().filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
        String disposition = headers.getOrDefault("Content-Disposition", "");
        Map<String, String> parameters = parameters(disposition);
        String name = parameters.get("name");
        if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data") || name == null) {
            throw new MalformedFormException("each part needs a Content-Disposition: form-data; name=\"…\"");
        }
        return new FormPart(name, parameters.get("filename"), headers.getOrDefault("Content-Type", ""), content);
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            String quoted = parameter.group(2);
            parameters.put(
                    parameter.group(1), quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : parameter.group(3));
        }
        return parameters;
    }
}

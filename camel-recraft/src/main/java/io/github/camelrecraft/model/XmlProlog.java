package io.github.camelrecraft.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before the root element of an XML file in an encoding that extends ASCII, read without a parser: a
 * parser cannot say where a cut head ends, and the JDK's gives a document type declaration incompletely when it is told
 * to ignore it.
 *
 * @param doctype the document type declaration as it stands
 * @param root    the name of the root element without its prefix; empty when the file is no XML or the head too short
 */
public record XmlProlog(Optional<String> doctype, Optional<String> root) {

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /**
     * Reads the beginning of a file.
     *
     * @param head   the file's first bytes
     * @param length how many of them there are
     */
    public static XmlProlog read(byte[] head, int length) {
        // Each byte becomes one character; all that matters here is ASCII.
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        Optional<String> doctype = Optional.empty();
        int at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        while (true) {
            at = skipWhitespace(text, at);
            int end;
            if (text.startsWith("<?", at)) {
                end = after("?>", text, at);
            } else if (text.startsWith("<!--", at)) {
                end = after("-->", text, at + "<!--".length());
            } else if (text.startsWith("<!DOCTYPE", at)) {
                end = doctypeEnd(text, at);
                doctype = end < 0 ? doctype : Optional.of(text.substring(at, end));
            } else {
                return new XmlProlog(doctype, rootName(text, at));
            }
            if (end < 0) {
                return new XmlProlog(doctype, Optional.empty());
            }
            at = end;
        }
    }

    private static Optional<String> rootName(String text, int at) {
        if (!text.startsWith("<", at)) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(at + 1, end);
        return end == text.length() ? Optional.empty() : Optional.of(name.substring(name.indexOf(':') + 1));
    }

    private static int skipWhitespace(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int after(String end, String text, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? -1 : at + end.length();
    }

    /** A closing bracket ends the declaration, unless it stands in quotes or in the internal subset. */
    private static int doctypeEnd(String text, int from) {
        char quote = 0;
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char next = text.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == '[') {
                depth++;
            } else if (next == ']') {
                depth--;
            } else if (next == '>' && depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}

package io.github.camelrecraft.http;

import io.github.camelrecraft.http.ImageWalker.Dimensions;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The root element of an SVG.
 *
 * @param size  its width and height when both are in pixels, else those of its view box, else 0
 * @param empty whether nothing is in it, so that it may have no end tag
 */
record SvgRoot(Dimensions size, boolean empty) {

    private static final SvgRoot UNREADABLE = new SvgRoot(new Dimensions(0, 0), false);

    private static final Pattern PIXELS =
            Pattern.compile("\\s*\\+?((?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d{1,2})?)(?:px)?\\s*");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    /** Reads it from a file's beginning. */
    static SvgRoot read(byte[] head) {
        try {
            XMLStreamReader reader = XmlReaders.open(new ByteArrayInputStream(head));
            while (reader.next() != XMLStreamReader.START_ELEMENT) {
                // the prolog
            }
            return new SvgRoot(size(reader), isEmpty(reader));
        } catch (XMLStreamException e) {
            return UNREADABLE; // whether that is a reason to refuse it is for SvgGuard to say
        }
    }

    private static boolean isEmpty(XMLStreamReader reader) {
        try {
            return reader.next() == XMLStreamReader.END_ELEMENT;
        } catch (XMLStreamException e) {
            return false; // the head ended here
        }
    }

    private static Dimensions size(XMLStreamReader reader) {
        double width = pixels(attribute(reader, "width"));
        double height = pixels(attribute(reader, "height"));
        if (width == 0 || height == 0) {
            String[] viewBox = SEPARATOR.split(attribute(reader, "viewBox").strip(), -1);
            if (viewBox.length == 4) {
                width = pixels(viewBox[2]);
                height = pixels(viewBox[3]);
            }
        }
        return new Dimensions((int) Math.round(width), (int) Math.round(height));
    }

    private static String attribute(XMLStreamReader reader, String name) {
        @Nullable String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static double pixels(String text) {
        Matcher matcher = PIXELS.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}

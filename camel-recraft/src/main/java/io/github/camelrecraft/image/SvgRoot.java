package io.github.camelrecraft.image;

import io.github.camelrecraft.image.ImageWalker.Dimensions;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

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
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    /** Reads it from the beginning of a file that was found to be SVG. */
    static SvgRoot read(byte[] head) {
        try {
            // Each byte becomes one character: all that is looked for is ASCII.
            String text = new String(head, StandardCharsets.ISO_8859_1);
            XMLStreamReader reader = XmlReaders.open(new StringReader(text.substring(text.indexOf('<'))));
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
            String box = attribute(reader, "viewBox").strip();
            String[] viewBox = SEPARATOR.split(box.length() > 4 * LONGEST_NUMBER ? "" : box, -1);
            if (viewBox.length == 4) {
                width = pixels(viewBox[2]);
                height = pixels(viewBox[3]);
            }
        }
        return new Dimensions((int) Math.round(width), (int) Math.round(height));
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            // Editors have a width of their own, with their prefix.
            String prefix = reader.getAttributePrefix(i);
            if (reader.getAttributeLocalName(i).equals(name) && (prefix == null || prefix.isEmpty())) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private static double pixels(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return 0; // the pattern would take long over it
        }
        Matcher matcher = PIXELS.matcher(text.toLowerCase(Locale.ROOT));
        double pixels = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        return pixels <= Integer.MAX_VALUE ? pixels : 0;
    }
}

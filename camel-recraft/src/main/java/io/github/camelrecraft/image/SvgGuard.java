package io.github.camelrecraft.image;

import io.github.camelrecraft.model.XmlProlog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an SVG that can run code or reach out of its own document, whatever prefix its names have. It refuses more
 * than a browser would run: an image has no need of any of it.
 */
public final class SvgGuard {

    /** Where a document type declaration is looked for. */
    private static final int HEAD = 64 * 1024;

    private static final int LONGEST_STYLE = 1 << 20;

    /** The encodings that a browser and this parser cannot read differently. */
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");

    /** None, or the W3C's, which adds nothing; a subset of its own could add attributes and entities. */
    private static final Pattern HARMLESS_DOCTYPE = Pattern.compile("<!DOCTYPE\\s+svg\\s*"
            + "(?:PUBLIC\\s*[\"']-//W3C//[^\"'\\[]*[\"']\\s*[\"']https?://www\\.w3\\.org/[^\"'\\[]*[\"']\\s*)?>");

    private final XmlProlog prolog;
    private final StringBuilder style = new StringBuilder();
    private boolean inStyle;

    private SvgGuard(XmlProlog prolog) {
        this.prolog = prolog;
    }

    /**
     * Reads the SVG to its end.
     *
     * @throws HostileSvgException when it can do more than be looked at
     * @throws BadImageException   when it is not XML, or not SVG
     * @throws IOException         when it cannot be read
     */
    public static void check(InputStream svg) throws IOException {
        byte[] head = svg.readNBytes(HEAD);
        int mark = hasByteOrderMark(head) ? 3 : 0;
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), svg);
        try {
            // A new decoder, unlike a charset, stops at bytes that are not UTF-8.
            new SvgGuard(XmlProlog.read(head, head.length))
                    .walk(XmlReaders.open(new InputStreamReader(whole, StandardCharsets.UTF_8.newDecoder())));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause && !(cause instanceof CharacterCodingException)) {
                throw cause;
            }
            throw notWellFormed(e.getLocation());
        }
    }

    private void walk(XMLStreamReader reader) throws XMLStreamException, BadImageException {
        if (!prolog.root().equals(Optional.of("svg"))) {
            throw new BadImageException("not an SVG: its root is not <svg>");
        }
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
            throw new HostileSvgException("its encoding " + encoding + ", which is not UTF-8");
        }
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> begin(reader);
                case XMLStreamReader.END_ELEMENT -> end(localName(reader.getLocalName()));
                case XMLStreamReader.CHARACTERS, XMLStreamReader.SPACE -> text(reader);
                case XMLStreamReader.CDATA -> cdata(reader);
                case XMLStreamReader.COMMENT -> comment(reader.getText());
                case XMLStreamReader.DTD -> doctype();
                case XMLStreamReader.ENTITY_REFERENCE ->
                    throw new HostileSvgException("the entity &" + reader.getLocalName() + ";");
                case XMLStreamReader.PROCESSING_INSTRUCTION ->
                    throw new HostileSvgException("the processing instruction " + reader.getPITarget());
                default -> {
                    // the end of the document
                }
            }
        }
    }

    private void begin(XMLStreamReader reader) throws HostileSvgException {
        String element = localName(reader.getLocalName());
        SvgRules.checkElement(element);
        if (inStyle) {
            throw new HostileSvgException("the element <" + element + "> inside a <style>");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String attribute = localName(reader.getAttributeLocalName(i));
            // A declaration of a namespace names it by an address that nobody loads.
            if (!"xmlns".equals(prefix) && !attribute.equals("xmlns")) {
                SvgRules.checkAttribute(element, attribute, reader.getAttributeValue(i));
            }
        }
        inStyle = element.equals("style");
    }

    private void text(XMLStreamReader reader) throws HostileSvgException {
        if (inStyle) {
            // The parser gives long texts in pieces, which may end inside a word.
            style.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            if (style.length() > LONGEST_STYLE) {
                throw new HostileSvgException("a <style> of more than " + LONGEST_STYLE + " characters");
            }
        }
    }

    /** Markup that XML does not read as markup may be read as such once the SVG stands inside an HTML page. */
    private void cdata(XMLStreamReader reader) throws HostileSvgException {
        if (reader.getText().indexOf('<') >= 0) {
            throw new HostileSvgException("a CDATA section with markup in it");
        }
        text(reader);
    }

    /** HTML, unlike XML, ends such a comment where it begins, and reads the rest as markup. */
    private static void comment(String text) throws HostileSvgException {
        if (text.startsWith(">") || text.startsWith("->")) {
            throw new HostileSvgException("a comment that begins with " + text.substring(0, text.indexOf('>') + 1));
        }
    }

    private void end(String element) throws HostileSvgException {
        if (element.equals("style")) {
            SvgRules.checkStyle("<style>", style.toString());
            inStyle = false;
            style.setLength(0);
        }
    }

    private void doctype() throws HostileSvgException {
        if (!prolog.doctype().filter(HARMLESS_DOCTYPE.asMatchPredicate()).isPresent()) {
            throw new HostileSvgException("a DOCTYPE that is not the W3C's own");
        }
    }

    /** Without the prefix, and in lower case as an HTML parser would read it. */
    private static String localName(String name) {
        return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean hasByteOrderMark(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
    }

    private static BadImageException notWellFormed(@Nullable Location at) {
        String where = at == null ? "" : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        return new BadImageException("SVG is not well-formed XML" + where);
    }
}

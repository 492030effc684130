package io.github.camelrecraft.image;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link SvgGuard} refuses. Names come in lower case and without prefix, values as the parser resolved them. */
final class SvgRules {

    private static final Set<String> ELEMENTS = Set.of(
            "script",
            "handler",
            "listener",
            "foreignobject",
            "iframe",
            "frame",
            "embed",
            "object",
            "applet",
            "audio",
            "video",
            "base",
            "link",
            "meta",
            "form");

    private static final Set<String> LINKS =
            Set.of("href", "src", "srcset", "action", "formaction", "poster", "data", "ping", "background");

    private static final String RASTER = "data:image/(?:png|jpe?g|webp|gif)[;,]";

    private static final Pattern INSIDE = Pattern.compile("#|" + RASTER);

    private static final Pattern CODE =
            Pattern.compile("(?:java|vb|live)script:|data:text/html|data:application/xhtml");

    private static final Pattern CSS_ESCAPE =
            Pattern.compile("\\\\(?:([0-9a-f]{1,6})(?:\\r\\n|\\s)?|(.))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Whatever makes CSS load or run something; fonts and raster images in data URIs do neither. */
    private static final Pattern CSS_LOADS = Pattern.compile("@import"
            + "|url\\(\\s*+[\"']?+\\s*+(?!#|" + RASTER + "|data:font/|data:application/(?:x-)?font-)"
            + "|(?<![\\w-])(?:-webkit-)?(?:image-set|image|src|expression)\\("
            + "|-moz-binding|behavior\\s*:");

    private SvgRules() {}

    static void checkElement(String element) throws HostileSvgException {
        if (ELEMENTS.contains(element)) {
            throw new HostileSvgException("the element <" + element + ">");
        }
    }

    static void checkAttribute(String element, String attribute, String value) throws HostileSvgException {
        String where = "the attribute " + attribute + " of <" + element + ">";
        if (attribute.startsWith("on")) {
            throw new HostileSvgException(where + ", an event handler");
        }
        if (attribute.equals("base")) {
            throw new HostileSvgException(where + ", which makes references inside the document lead out of it");
        }
        if (attribute.equals("attributename") && targetsLink(value)) {
            throw new HostileSvgException(where + ", which would change a link or a handler");
        }
        if (LINKS.contains(attribute) && !isInside(value)) {
            throw new HostileSvgException(where + ", which leads out of the document");
        }
        if (value.indexOf(':') >= 0 && CODE.matcher(withoutWhitespace(value)).find()) {
            throw new HostileSvgException(where + ", which runs code");
        }
        checkStyle(where, value);
    }

    /**
     * Checks CSS, be it a style sheet or the value of an attribute.
     *
     * @param where to name in the error
     */
    static void checkStyle(String where, String css) throws HostileSvgException {
        // Most values are long lists of numbers, which need no closer look.
        if (css.indexOf('(') < 0 && css.indexOf('@') < 0 && css.indexOf(':') < 0 && css.indexOf('\\') < 0) {
            return;
        }
        if (CSS_LOADS.matcher(withoutEscapes(css).toLowerCase(Locale.ROOT)).find()) {
            throw new HostileSvgException(where + ", whose CSS loads something from outside or runs code");
        }
    }

    private static boolean targetsLink(String value) {
        String target = value.strip().toLowerCase(Locale.ROOT);
        String name = target.substring(target.lastIndexOf(':') + 1);
        return LINKS.contains(name) || name.startsWith("on");
    }

    private static boolean isInside(String value) {
        String link = withoutWhitespace(value);
        return link.isEmpty() || INSIDE.matcher(link).lookingAt();
    }

    /** Browsers ignore line breaks in addresses and control characters before them. */
    private static String withoutWhitespace(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.chars().filter(c -> c > ' ').forEach(c -> kept.append(Character.toLowerCase((char) c)));
        return kept.toString();
    }

    private static String withoutEscapes(String css) {
        if (css.indexOf('\\') < 0) {
            return css;
        }
        return CSS_ESCAPE
                .matcher(css)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null ? escape.group(2) : fromCodePoint(escape.group(1))));
    }

    private static String fromCodePoint(String hex) {
        int codePoint = Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "?";
    }
}

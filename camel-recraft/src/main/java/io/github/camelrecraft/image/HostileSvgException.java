package io.github.camelrecraft.image;

/** An SVG can run code or reach out of its own document; the message names the part that does. */
public final class HostileSvgException extends BadImageException {

    private static final long serialVersionUID = 1L;

    HostileSvgException(String part) {
        super("SVG refused because of " + part + "; svgPolicy=allow lets it pass");
    }
}

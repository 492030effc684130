package io.github.camelrecraft.simulator.render;

import io.github.camelrecraft.simulator.content.Content;

/**
 * A picture as an image file, drawn anew each time it is read: drawing costs less than keeping thousands of them.
 *
 * @param picture what is drawn
 */
public record Poster(Picture picture) implements Image {

    @Override
    public Format format() {
        return picture.format();
    }

    @Override
    public Content content() {
        return Content.of(
                switch (picture.format()) {
                    case SVG -> SvgWriter.write(picture);
                    case PNG -> PngWriter.write(RasterPainter.paint(picture));
                    case JPG -> JpegWriter.write(RasterPainter.paint(picture), picture.quality());
                    case WEBP -> WebpWriter.write(RasterPainter.paint(picture));
                });
    }
}

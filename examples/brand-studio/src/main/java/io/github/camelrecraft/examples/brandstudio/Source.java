package io.github.camelrecraft.examples.brandstudio;

/**
 * The picture that another one is made from; what is known of it here stays when it is deleted.
 *
 * @param id     of the picture in the gallery
 * @param title  what it is called
 * @param width  in pixels
 * @param height in pixels
 */
record Source(String id, String title, int width, int height) {

    static Source of(Picture picture) {
        return new Source(picture.id(), picture.title(), picture.width(), picture.height());
    }
}

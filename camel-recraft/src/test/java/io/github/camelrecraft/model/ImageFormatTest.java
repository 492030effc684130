package io.github.camelrecraft.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

    @ParameterizedTest
    @CsvSource({
        "png, PNG",
        "PNG, PNG",
        "image/png, PNG",
        "jpg, JPEG",
        "JPG, JPEG",
        "jpeg, JPEG",
        "image/jpg, JPEG",
        "Image/JPEG, JPEG",
        "' webp ', WEBP",
        "image/webp, WEBP",
        "svg, SVG",
        "image/svg+xml, SVG"
    })
    void readsNamesExtensionsAndMediaTypes(String text, ImageFormat expected) {
        assertThat(ImageFormat.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gif", "image/gif", "image/", "text/html", "pngx"})
    void anotherNameIsAnErrorThatSaysWhichThereAre(String text) {
        assertThatThrownBy(() -> ImageFormat.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no image format: use png, jpg, webp or svg");
    }

    @Test
    void namesItsMediaTypeAndExtension() {
        for (ImageFormat format : ImageFormat.values()) {
            assertThat(ImageFormat.parse(format.mediaType())).isEqualTo(format);
            assertThat(ImageFormat.parse(format.extension())).isEqualTo(format);
        }
        assertThat(ImageFormat.JPEG.extension()).isEqualTo("jpg");
        assertThat(ImageFormat.SVG.mediaType()).isEqualTo("image/svg+xml");
    }

    @Test
    void knowsFilesByTheirFirstBytes() {
        assertThat(ofMagic("\u0089PNG\r\n\u001A\n")).contains(ImageFormat.PNG);
        assertThat(ofMagic("\u00FF\u00D8\u00FF\u00E0")).contains(ImageFormat.JPEG);
        assertThat(ofMagic("RIFF1234WEBP")).contains(ImageFormat.WEBP);
        assertThat(ofMagic("<svg ")).contains(ImageFormat.SVG);
        assertThat(ofMagic("\u00EF\u00BB\u00BF<?xml version='1.0'?>\n<!-- <a> --><svg:svg\n"))
                .contains(ImageFormat.SVG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0089PNG\r\n\u001A",
                "\u00FF\u00D8",
                "RIFF1234WEB",
                "RIFF1234WAVE",
                "GIF89a",
                "<svg",
                "<svgs>",
                "<html>",
                "svg",
                "<?xml version='1.0'?>",
                "<!-- <svg> ",
                "<!DOCTYPE svg [ <svg> "
            })
    void doesNotGuess(String head) {
        assertThat(ofMagic(head)).isEmpty();
    }

    @Test
    void looksOnlyAtTheBytesThatCount() {
        byte[] buffer = "RIFF1234WEBP<svg ".getBytes(UTF_8);
        assertThat(ImageFormat.ofMagic(buffer, 11)).isEmpty();
        assertThat(ImageFormat.ofMagic(buffer, 12)).contains(ImageFormat.WEBP);
    }

    @Test
    void aPolicyIsWrittenAsTheOptionTakesIt() {
        assertThat(SvgPolicy.values()).extracting(SvgPolicy::toString).containsExactly("strict", "allow");
    }

    @Test
    void aPrologHoldsTheDoctypeAsItStands() {
        String doctype = "<!DOCTYPE svg PUBLIC \"a>b\" '[' [ <!ENTITY a \"]>\"> ]  >";
        byte[] xml = ("<?xml version='1.0'?>" + doctype + "<x:svg a=''>").getBytes(UTF_8);
        assertThat(XmlProlog.read(xml, xml.length)).isEqualTo(new XmlProlog(Optional.of(doctype), Optional.of("svg")));
    }

    private static Optional<ImageFormat> ofMagic(String head) {
        return ImageFormat.ofMagic(head.getBytes(ISO_8859_1), head.length());
    }
}

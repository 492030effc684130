package io.github.camelrecraft.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgGuardTest {

    private record Hostile(String content, String named) {
        @Override
        public String toString() {
            return content.substring(0, Math.min(100, content.length()));
        }
    }

    static List<Hostile> hostileContents() {
        return List.of(
                new Hostile("<script>alert(1)</script>", "<script>"),
                new Hostile("<SCRIPT/>", "<script>"),
                new Hostile("<x:Script xmlns:x='http://www.w3.org/1999/xhtml'/>", "<script>"),
                new Hostile("<g><g><script href='#a'/></g></g>", "<script>"),
                new Hostile("<foreignObject><p>x</p></foreignObject>", "<foreignobject>"),
                new Hostile("<iframe src='#a'/>", "<iframe>"),
                new Hostile("<x:embed/>", "<embed>"),
                new Hostile("<object data='#a'/>", "<object>"),
                new Hostile("<handler type='text/ecmascript'/>", "<handler>"),
                new Hostile("<g onload='x()'/>", "onload of <g>"),
                new Hostile("<g OnClick='x()'/>", "onclick of <g>"),
                new Hostile("<animate onbegin='x()'/>", "onbegin of <animate>"),
                new Hostile("<a href='javascript:alert(1)'/>", "href of <a>"),
                new Hostile("<a xlink:href='java&#10;script:alert(1)'/>", "href of <a>"),
                new Hostile("<g id=' JavaScript&#x3a;alert(1)'/>", "id of <g>, which runs code"),
                new Hostile("<animate attributeName='x' values='#a;vbscript:b'/>", "values of <animate>"),
                new Hostile("<a href='https://example.com/'/>", "href of <a>"),
                new Hostile("<a href='//example.com/'/>", "href of <a>"),
                new Hostile("<use href='other.svg#a'/>", "href of <use>"),
                new Hostile("<use any:href='data:image/svg+xml;base64,PHN2Zy8+#a'/>", "href of <use>"),
                new Hostile("<image href='data:text/html,x'/>", "href of <image>"),
                new Hostile("<image href='data:image/pngx,x'/>", "href of <image>"),
                new Hostile("<feImage xlink:href='file:///etc/passwd'/>", "href of <feimage>"),
                new Hostile("<img src='http://example.com/a.png'/>", "src of <img>"),
                new Hostile("<g xml:base='http://example.com/'><use href='#a'/></g>", "base of <g>"),
                new Hostile("<g style='fill:url(http://example.com/a)'/>", "style of <g>"),
                new Hostile("<g style='fill:u\\72 L( \"//example.com/a\")'/>", "style of <g>"),
                new Hostile("<g style='fill:\\000075rl(a.svg#b)'/>", "style of <g>"),
                new Hostile("<g style='fill:\\75&#13;&#10;rl(http://example.com/a)'/>", "style of <g>"),
                new Hostile("<g style='fill:\\75&#10;rl(http://example.com/a)'/>", "style of <g>"),
                new Hostile("<g style='fill:url(data:image/svg+xml,%3Csvg%20onload=x%3E)'/>", "style of <g>"),
                new Hostile("<g style='background:image-set(\"http://example.com/a\" 1x)'/>", "style of <g>"),
                new Hostile("<g fill='url(a.svg#b)'/>", "fill of <g>"),
                new Hostile("<g filter=\"url('https://example.com/#f')\"/>", "filter of <g>"),
                new Hostile("<style>@import 'http://example.com/a.css';</style>", "<style>"),
                new Hostile("<style>@IM<!-- -->PORT 'a.css';</style>", "<style>"),
                new Hostile("<style>@\\69mport 'a.css';</style>", "<style>"),
                new Hostile("<style>&#64;import 'a.css';</style>", "<style>"),
                new Hostile("<style>@\\69&#13;&#10;mport 'a.css';</style>", "<style>"),
                new Hostile("<animate attributeName='style' to='fill:url(//example.com/a)'/>", "to of <animate>"),
                new Hostile("<a href='data:image/svg+xml,%3Csvg%20onload=x%3E'/>", "href of <a>"),
                new Hostile("<a href='data:text/html;base64,PHNjcmlwdD4='/>", "href of <a>"),
                new Hostile("<x:include href='other.xml'/>", "href of <include>"),
                new Hostile("<meta http-equiv='refresh' content='0;url=//example.com/'/>", "<meta>"),
                new Hostile("<x:link rel='stylesheet' href='#a'/>", "<link>"),
                new Hostile("<style><![CDATA[ g { fill: url(http://example.com/a) } ]]></style>", "<style>"),
                new Hostile("<x:STYLE>g { -moz-binding: x }</x:STYLE>", "<style>"),
                new Hostile("<style>@imp<style>x</style>ort 'a';</style>", "<style> inside a <style>"),
                new Hostile("<style>g{}" + " ".repeat(20_000) + "@import 'a';</style>", "<style>"),
                new Hostile("<style>@font-face { src: url(https://example.com/a.woff2) }</style>", "<style>"),
                new Hostile("<a><set attributeName='xlink:href' to='#a'/></a>", "attributename of <set>"),
                new Hostile("<a><animate attributeName=' HREF ' values='#a'/></a>", "attributename of <animate>"),
                new Hostile("<set attributeName='onclick' to='x'/>", "attributename of <set>"),
                new Hostile("<?xml-stylesheet href='a.css'?>", "xml-stylesheet"),
                new Hostile("&unknown;", "&unknown;"),
                new Hostile("<!--><script>alert(1)</script>-->", "a comment"),
                new Hostile("<!---><script>alert(1)</script>-->", "a comment"),
                new Hostile("<title><![CDATA[</title><script>alert(1)</script>]]></title>", "CDATA"));
    }

    @ParameterizedTest
    @MethodSource("hostileContents")
    void refusesWhatRunsOrLoadsAndNamesIt(Hostile hostile) {
        assertThatThrownBy(() -> check("<svg>" + hostile.content() + "</svg>"))
                .isInstanceOf(HostileSvgException.class)
                .hasMessageContaining("SVG refused because of ")
                .hasMessageContaining(hostile.named())
                .hasMessageEndingWith("svgPolicy=allow lets it pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg onload='x()'/>",
                "<svg><g/></svg><?xml-stylesheet href='a'?>",
                "<?xml-stylesheet href='a.css'?><svg/>",
                "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
                "<!DOCTYPE svg [ ]><svg/>",
                "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]><svg/>",
                "<!DOCTYPE svg SYSTEM 'http://example.com/a.dtd'><svg/>",
                "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://example.com/a.dtd'><svg/>",
                "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
                        + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' [<!ENTITY a 'b'>]><svg/>",
                "<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>",
                "<?xml version='1.0' encoding='UTF-7'?><svg/>"
            })
    void refusesItBesideTheContentToo(String svg) {
        assertThatThrownBy(() -> check(svg)).isInstanceOf(HostileSvgException.class);
    }

    @Test
    void refusesADoctypeWhoseSubsetIsTooLongForTheParserToReport() {
        for (int padding : List.of(0, 100, 8000, 9000, 20_000, 70_000)) {
            String subset = "<!ATTLIST svg onload CDATA 'x()'>" + " ".repeat(padding);
            assertThatThrownBy(() -> check("<!DOCTYPE svg [" + subset + "]" + " ".repeat(padding) + "><svg/>"))
                    .isInstanceOf(BadImageException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<g fill='url(#a)' style='stroke: url( \"#b\" ); font: 1px x'/>",
                "<use href='#a' xlink:href=' #b'/><a href=''/>",
                "<image xlink:href='data:image/png;base64,iVBORw0KGgo=' x='1'/><image href='data:image/jpeg;base64,AA=='/>",
                "<style>g:hover { fill: url(#a) } @font-face { src: url(data:font/woff2;base64,AA==) format('x') }</style>",
                "<style type='text/css'><![CDATA[ .a > .b { fill: #FF6B35; } ]]></style>",
                "<animate attributeName='fill' values='#fff;#000'/><animateTransform attributeName='transform'/>",
                "<text>javascript:alert(1) &lt;script&gt; onload=x @import url(http://example.com/)</text>",
                "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<cc:License rdf:about='http://creativecommons.org/licenses/by/4.0/'/></rdf:RDF></metadata>",
                "<g transform='translate(1,2) rotate(3)' inkscape:label='Layer: 1' data-name='on'/>",
                "<title>a<!-- > b -->c</title><desc>d &#169; &amp;</desc>",
                "<linearGradient id='a' gradientTransform='matrix(1 0 0 1 0 0)' xlink:href='#b'/>",
                "<symbol id='onion'/><feOffset dx='1'/><path d='M0,0 L1e5,1'/>"
            })
    void aDrawingPasses(String content) {
        assertThatCode(() -> check("<svg xmlns='http://www.w3.org/2000/svg' width='1'"
                        + " xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 1 1'>" + content + "</svg>"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg/>",
                "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\n<!-- made by hand -->\n<svg/>\n",
                "<?xml version='1.0' encoding='US-ASCII'?><svg/>",
                "<!DOCTYPE svg><svg/>",
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n"
                        + " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>",
                "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg><!-- the end -->"
            })
    void itMayBeginInTheUsualWays(String svg) {
        assertThatCode(() -> check(svg)).doesNotThrowAnyException();
    }

    @Test
    void aLargeDrawingPasses() {
        String deep = "<g>".repeat(500) + "</g>".repeat(500);
        String path = "<path d='" + "M0 0 L1 1 ".repeat(300_000) + "'/>";
        String references = "<text>" + "&#65;&amp;".repeat(100_000) + "</text>";
        StringBuilder attributes = new StringBuilder("<g ");
        for (int i = 0; i < 300; i++) {
            attributes.append("data-").append(i).append("='").append(i).append("' ");
        }
        assertThatCode(() -> check("<svg>" + deep + path + references + attributes + "/></svg>"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<svg><g></svg>", "<svg", "<svg><g a=1/></svg>", "<svg/>x", "<svg a='&b;'/>", "<svg>\u0001</svg>"
            })
    void whatIsNotXmlIsABadImage(String svg) {
        assertThatThrownBy(() -> check(svg))
                .isInstanceOf(BadImageException.class)
                .isNotInstanceOf(HostileSvgException.class)
                .hasMessageMatching("SVG is not well-formed XML at line \\d+, column \\d+|not an SVG: .*");
    }

    @Test
    void bytesThatAreNotInTheEncodingAreABadImage() {
        byte[] svg = "<svg>\u00E9\u00E9</svg>".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> SvgGuard.check(new ByteArrayInputStream(svg)))
                .isExactlyInstanceOf(BadImageException.class)
                .hasMessageStartingWith("SVG is not well-formed XML");
    }

    @Test
    void anotherRootIsABadImage() {
        for (String other : List.of("", "text", "<html><svg/></html>", "<!-- " + "x".repeat(70_000) + " --><svg/>")) {
            assertThatThrownBy(() -> check(other)).isExactlyInstanceOf(BadImageException.class);
        }
    }

    @Test
    void aStreamThatFailsIsNotTheImagesFault() {
        IOException failure = new IOException("disk gone");
        InputStream beginning = new ByteArrayInputStream(("<svg>" + " ".repeat(200_000)).getBytes(UTF_8));
        InputStream failing = new SequenceInputStream(beginning, new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw failure;
            }
        });
        assertThatThrownBy(() -> SvgGuard.check(failing)).isSameAs(failure);
    }

    @Test
    void anEndlessStyleIsRefused() {
        assertThatThrownBy(() -> check("<svg><style>" + "g{}".repeat(500_000) + "</style></svg>"))
                .isInstanceOf(HostileSvgException.class)
                .hasMessageContaining("<style>");
    }

    @Test
    void nothingOutsideTheDocumentIsRead() {
        assertThatThrownBy(() -> check("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><svg>&a;</svg>"))
                .satisfies(e -> assertThat(e).isInstanceOf(HostileSvgException.class));
    }

    private static void check(String svg) throws IOException {
        SvgGuard.check(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }
}

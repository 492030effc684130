package io.github.camelrecraft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation, in AsciiDoc or Markdown. */
record DocumentPage(String name, Path file) {

    static final DocumentPage REFERENCE = ofComponent("recraft-component");
    static final DocumentPage PROVIDERS = ofComponent("recraft-providers");
    static final DocumentPage SECURITY = ofComponent("recraft-security");
    static final DocumentPage PAYMENTS = ofComponent("recraft-payments");
    static final DocumentPage OWN_PROVIDER = ofComponent("recraft-provider-of-your-own");
    static final DocumentPage README = new DocumentPage("readme", Path.of("../README.md"));

    static final List<DocumentPage> ALL = List.of(REFERENCE, PROVIDERS, OWN_PROVIDER, SECURITY, PAYMENTS, README);

    private static DocumentPage ofComponent(String name) {
        return new DocumentPage(name, Path.of("src/main/docs", name + ".adoc"));
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    /** Its blocks of source in these languages. */
    Stream<Snippet> snippets(String... languages) {
        return Snippet.in(this).filter(snippet -> List.of(languages).contains(snippet.language()));
    }

    /** The text beside the blocks of source. */
    String prose() {
        return Snippet.BLOCK.matcher(text()).replaceAll("");
    }

    @Override
    public String toString() {
        return name;
    }
}

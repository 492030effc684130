package io.github.camelrecraft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation. */
record DocumentPage(String name) {

    static final DocumentPage REFERENCE = new DocumentPage("recraft-component");
    static final DocumentPage PROVIDERS = new DocumentPage("recraft-providers");
    static final DocumentPage SECURITY = new DocumentPage("recraft-security");

    static final List<DocumentPage> ALL = List.of(REFERENCE, PROVIDERS, SECURITY);

    String text() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    /** Its blocks of source in these languages. */
    Stream<Snippet> snippets(String... languages) {
        return Snippet.in(this).filter(snippet -> List.of(languages).contains(snippet.language()));
    }

    /** The text beside the blocks of source. */
    String prose() {
        return Snippet.BLOCK.matcher(text()).replaceAll("");
    }

    private Path file() {
        return Path.of("src/main/docs", name + ".adoc");
    }

    @Override
    public String toString() {
        return name;
    }
}

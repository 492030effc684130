package io.github.camelrecraft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A block of source on a page. */
record Snippet(DocumentPage page, String language, String text, int line) {

    static final Pattern BLOCK = Pattern.compile(
            "(?:\\[source,(?<adoc>\\w+)]\n----|```(?<md>\\w+))\n(?<text>.*?)\n(?:----|```)\n", Pattern.DOTALL);

    private static final Pattern CLASS = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);

    static Stream<Snippet> in(DocumentPage page) {
        String text = page.text();
        return BLOCK.matcher(text).results().map(block -> {
            int line = (int) text.substring(0, block.start()).lines().count() + 1;
            String language = block.group(1) == null ? block.group(2) : block.group(1);
            return new Snippet(page, language, block.group(3), line);
        });
    }

    static Stream<Snippet> all(String... languages) {
        return DocumentPage.ALL.stream().flatMap(page -> page.snippets(languages));
    }

    /** The examples that are routes. */
    static Stream<Snippet> routes() {
        return all("java", "xml", "yaml").filter(Snippet::isRoute);
    }

    private boolean isRoute() {
        return switch (language) {
            case "java" -> !isClass() && text.contains("from(");
            case "xml" -> !text.startsWith("<dependency>");
            default -> text.startsWith("- ");
        };
    }

    boolean isClass() {
        return CLASS.matcher(text).find();
    }

    /** The class that it is, or that is made of it to compile it. */
    String className() {
        Matcher declared = CLASS.matcher(text);
        return declared.find() ? declared.group(1) : page.name().replaceAll("\\W", "_") + "InLine" + line;
    }

    /** Adds its routes to a context, which are not started. */
    void loadInto(CamelContext loading, SnippetCompiler compiled) throws Exception {
        if (language.equals("java")) {
            loading.addRoutes((RoutesBuilder) compiled.instance(className()));
        } else {
            Resource resource = ResourceHelper.fromString("example." + language, text);
            PluginHelper.getRoutesLoader(loading).loadRoutes(resource);
        }
    }

    @Override
    public String toString() {
        return page + ", " + language + " in line " + line;
    }
}

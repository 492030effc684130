package io.github.camelrecraft;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The examples in Java, compiled as they stand: a class, or what a {@code configure} method would hold. */
final class SnippetCompiler implements AutoCloseable {

    private static final Pattern TYPED_ENDPOINT = Pattern.compile("\\b(from|to)\\(\\s*[a-z]");

    private final String errors;
    private final URLClassLoader classes;

    SnippetCompiler(Path folder) throws IOException {
        StringWriter log = new StringWriter();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of("-d", folder.toString(), "-proc:none", "-classpath", classPath);
        List<? extends JavaFileObject> sources =
                Snippet.all("java").map(SnippetCompiler::source).toList();
        ToolProvider.getSystemJavaCompiler()
                .getTask(log, null, null, options, null, sources)
                .call();
        errors = log.toString();
        classes = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }

    /** What the compiler said; empty when all is well. */
    String errors() {
        return errors;
    }

    Object instance(String className) throws ReflectiveOperationException {
        return classes.loadClass(className).getConstructor().newInstance();
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private static JavaFileObject source(Snippet snippet) {
        URI uri = URI.create("string:///" + snippet.className() + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return snippet.isClass() ? snippet.text() : inRouteBuilder(snippet);
            }
        };
    }

    /** What has a method for each component costs the compiler seconds, so only those get it that have an endpoint of it. */
    private static String inRouteBuilder(Snippet snippet) {
        String builder = TYPED_ENDPOINT.matcher(snippet.text()).find() ? "EndpointRouteBuilder" : "RouteBuilder";
        return """
                import static io.github.camelrecraft.dsl.StaticEndpointBuilders.recraft;
                import io.github.camelrecraft.*;
                import java.util.*;
                import org.apache.camel.*;
                import org.apache.camel.builder.RouteBuilder;
                import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
                public class %s extends %s {
                    public void configure() throws Exception {
                        %s
                    }
                }
                """.formatted(snippet.className(), builder, snippet.text());
    }
}

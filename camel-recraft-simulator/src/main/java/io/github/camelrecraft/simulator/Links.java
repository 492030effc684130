package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs of the simulator in what it sends. */
final class Links {

    private final Gallery gallery;
    private final Supplier<String> root;

    Links(Gallery gallery, Supplier<String> root) {
        this.gallery = gallery;
        this.root = root;
    }

    /** The text with what is wrong with the URLs of its images. */
    String edit(String text, Linking linking) {
        if (linking.equals(Linking.FINE)) {
            return text;
        }
        Matcher image = Pattern.compile(Pattern.quote(root.get() + SimulatedStudio.IMAGES) + "([0-9a-f-]+)\\.[a-z]+")
                .matcher(text);
        return image.replaceAll(found -> {
            if (linking.expired()) {
                gallery.remove(found.group(1));
            }
            return Matcher.quoteReplacement(linking.url() == null ? found.group() : inJson(linking.url()));
        });
    }

    private static String inJson(String url) {
        String quoted = TextNode.valueOf(url).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The text as it is said to someone who has come to this address. */
    String seenFrom(String origin, String text) {
        return origin.equals(root.get()) ? text : text.replace(root.get() + "/", origin + "/");
    }
}

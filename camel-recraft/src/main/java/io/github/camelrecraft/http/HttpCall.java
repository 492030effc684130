package io.github.camelrecraft.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeSet;

/**
 * A request to send.
 *
 * @param method  the HTTP method
 * @param uri     where to
 * @param headers by name
 * @param body    what to send
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, HttpBody body) {

    private static final Map<String, String> FOR_AN_IMAGE = Map.of("Accept", "image/*, */*;q=0.1");

    /** Copies the headers, whose order means nothing. */
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** A download, which carries no credentials. */
    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, FOR_AN_IMAGE, HttpBody.NONE);
    }

    /** Neither credentials nor the prompt: header names and the body's type. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + " "
                + new TreeSet<>(headers.keySet()) + " " + body.contentType();
    }
}

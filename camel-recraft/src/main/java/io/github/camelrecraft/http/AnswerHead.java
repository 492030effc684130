package io.github.camelrecraft.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer before its body.
 *
 * @param status  the HTTP status
 * @param headers of which few are ever asked for
 */
public record AnswerHead(int status, Headers headers) {

    /** Headers by their names. */
    public interface Headers {

        /**
         * The value of a header, the first one of several; null when there is none.
         *
         * @param lowerCaseName its name in lower case
         */
        @Nullable
        String value(String lowerCaseName);
    }

    /**
     * A head with these headers.
     *
     * @param headers by name in lower case
     */
    public AnswerHead(int status, Map<String, String> headers) {
        this(status, headers::get);
    }

    /** The value of a header, the first one of several. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.value(lowerCaseName));
    }

    /**
     * How the body is packed, against what was asked for; empty when it is as it should be. It is not unpacked: what it
     * unpacks to has no bound.
     */
    public Optional<String> unwantedEncoding() {
        return header("content-encoding")
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity"));
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}

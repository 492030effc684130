package io.github.camelrecraft.http;

import java.util.Map;
import java.util.Optional;

/**
 * An answer before its body.
 *
 * @param status  the HTTP status
 * @param headers by name in lower case
 */
public record AnswerHead(int status, Map<String, String> headers) {

    /** The value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
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

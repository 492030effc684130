package io.github.camelrecraft.examples.brandstudio;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what cannot be done into an answer that a person understands. */
@RestControllerAdvice
class Refusals {

    /**
     * The answer.
     *
     * @param field   which field of the form is meant; empty for none in particular
     * @param message what is wrong and what to do
     */
    record Refusal(String field, String message) {}

    @ExceptionHandler
    ResponseEntity<Refusal> refused(RefusedException refused) {
        HttpStatus status = refused.field().isEmpty() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.BAD_REQUEST;
        return answer(status, refused.field(), String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unknown(UnknownException unknown) {
        return answer(HttpStatus.NOT_FOUND, "", String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "", "This is not an order in JSON.");
    }

    private static ResponseEntity<Refusal> answer(HttpStatus status, String field, String message) {
        // An EventSource asks for another type, and still gets to read why.
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(field, message));
    }
}

package io.github.camelrecraft.examples.brandstudio;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The pages that are open, and what they are told; the routes call it by the name {@code events}. A page that is gone is
 * noticed when it is told something, which is at the latest at the next heartbeat.
 */
final class Events {

    private static final int MOST_PAGES = 64;

    private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();

    /**
     * A page opens. It is told every job first, and asks for the gallery itself.
     *
     * @throws RefusedException when too many are open
     */
    SseEmitter open(Supplier<List<JobView>> jobs) {
        if (pages.size() >= MOST_PAGES) {
            throw new RefusedException("", MOST_PAGES + " pages are open already. Close one of them.");
        }
        SseEmitter page = new SseEmitter(0L);
        page.onCompletion(() -> pages.remove(page));
        page.onError(error -> pages.remove(page));
        // Before the jobs are read: what changes in between is told twice rather than never.
        pages.add(page);
        tell(page, event("hello", Map.of("jobs", jobs.get())));
        return page;
    }

    /** A job has changed. */
    public void job(JobView job) {
        pages.forEach(page -> tell(page, event("job", job)));
    }

    /** A picture has come that nobody ordered. */
    void picture(Picture picture) {
        pages.forEach(page -> tell(page, event("picture", picture)));
    }

    /** A job or a picture is no more. */
    public void gone(String id) {
        pages.forEach(page -> tell(page, event("gone", Map.of("id", id))));
    }

    /** Says nothing, to find out who still listens. */
    public void heartbeat() {
        pages.forEach(page -> tell(page, SseEmitter.event().comment("")));
    }

    /** The studio ends; what is still open would hold it up. */
    @EventListener
    void close(ContextClosedEvent closed) {
        pages.forEach(SseEmitter::complete);
    }

    /** How many pages are open, as far as is known. */
    int pages() {
        return pages.size();
    }

    private static SseEventBuilder event(String name, Object data) {
        return SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON);
    }

    private void tell(SseEmitter page, SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException e) { // it is gone; Spring ends its request
            pages.remove(page);
        }
    }
}

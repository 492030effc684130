package io.github.camelrecraft.examples.brandstudio;

import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What there is to choose, orders, and how far they are. */
@RestController
@RequestMapping("/api")
class JobsController {

    private final Choices choices;
    private final Desk desk;
    private final Gallery gallery;
    private final Events events;

    JobsController(Choices choices, Desk desk, Gallery gallery, Events events) {
        this.choices = choices;
        this.desk = desk;
        this.gallery = gallery;
        this.events = events;
    }

    @GetMapping("/choices")
    Choices choices() {
        return choices;
    }

    /** JSON alone, which no page of another site can send without being asked first. */
    @PostMapping(path = "/jobs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobView> order(@RequestBody OrderForm form) {
        Order order = form.check(choices, gallery::find);
        JobView job = desk.take(
                order,
                choices.model(order.provider(), order.operation(), order.model())
                        .orElseThrow());
        return ResponseEntity.accepted()
                .location(URI.create("/api/jobs/" + job.id()))
                .body(job);
    }

    @GetMapping("/jobs")
    List<JobView> jobs() {
        return desk.all();
    }

    /** A job that is done is a picture, which keeps its id. */
    @GetMapping("/jobs/{id}")
    JobView job(@PathVariable("id") String id) {
        return desk.find(id)
                .or(() -> gallery.find(id).flatMap(JobView::of))
                .orElseThrow(() -> new UnknownException("There is no such job."));
    }

    /** Puts away a job that failed. */
    @DeleteMapping("/jobs/{id}")
    ResponseEntity<Void> forget(@PathVariable("id") String id) {
        if (!desk.forget(id)) {
            throw new UnknownException("There is no such job, or it is still on its way.");
        }
        events.gone(id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events() {
        return events.open(desk::all);
    }
}

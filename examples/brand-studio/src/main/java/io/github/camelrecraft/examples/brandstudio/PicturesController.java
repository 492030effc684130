package io.github.camelrecraft.examples.brandstudio;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The gallery. */
@RestController
@RequestMapping("/api/pictures")
class PicturesController {

    private static final Map<String, MediaType> TYPES = Map.of(
            "png",
            MediaType.IMAGE_PNG,
            "jpg",
            MediaType.IMAGE_JPEG,
            "webp",
            MediaType.parseMediaType("image/webp"),
            "svg",
            MediaType.parseMediaType("image/svg+xml"));

    private final Gallery gallery;
    private final Uploads uploads;
    private final Events events;

    PicturesController(Gallery gallery, Uploads uploads, Events events) {
        this.gallery = gallery;
        this.uploads = uploads;
        this.events = events;
    }

    @GetMapping
    List<Picture> pictures() {
        return gallery.all();
    }

    /**
     * Takes in a person's own picture, as it is: a form's encoding is left out, and with it what a page of another site
     * could send without being asked first.
     */
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Picture> upload(@RequestParam(name = "name", defaultValue = "") String name, InputStream content)
            throws IOException {
        Picture picture = uploads.take(name, content);
        events.picture(picture);
        return ResponseEntity.created(URI.create("/api/pictures/" + picture.id() + "/file"))
                .body(picture);
    }

    /** The file, to be shown or, with {@code download}, to be saved. */
    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(
            @PathVariable("id") String id, @RequestParam(name = "download", required = false) boolean download) {
        Picture picture = gallery.find(id).orElseThrow(PicturesController::unknown);
        Resource file = new FileSystemResource(gallery.file(picture));
        if (!file.exists()) { // somebody has emptied the folder
            throw unknown();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(TYPES.getOrDefault(
                        StringUtils.getFilenameExtension(picture.file()), MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate());
        if (download) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(picture.file())
                            .build()
                            .toString());
        }
        return answer.body(file);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable("id") String id) throws IOException {
        if (!gallery.delete(id)) {
            throw unknown();
        }
        events.gone(id);
        return ResponseEntity.noContent().build();
    }

    private static UnknownException unknown() {
        return new UnknownException("There is no such picture.");
    }
}

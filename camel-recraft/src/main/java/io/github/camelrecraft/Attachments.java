package io.github.camelrecraft;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;
import org.jspecify.annotations.Nullable;

/** The images attached to a message. */
final class Attachments {

    private Attachments() {}

    /**
     * One of them, which is opened when it is its turn: what is refused before leaves nothing open.
     *
     * @param handler gives its bytes
     */
    record Attached(DataHandler handler) {

        InputStream open() throws IOException {
            return handler.getInputStream();
        }
    }

    /** The attached images: one as it is, several as a list; null when there is none. */
    static @Nullable Object images(Message message) {
        AttachmentMessage attachments = message.getExchange().getMessage(AttachmentMessage.class);
        if (attachments == null || !attachments.hasAttachments()) {
            return null;
        }
        List<Attached> images = new ArrayList<>();
        for (DataHandler attached : attachments.getAttachments().values()) {
            String type = attached.getContentType();
            if (type != null && type.startsWith("image/")) {
                images.add(new Attached(attached));
            }
        }
        return images.size() == 1 ? images.get(0) : images.isEmpty() ? null : images;
    }
}

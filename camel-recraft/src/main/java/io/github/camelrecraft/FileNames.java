package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.PlainId;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;
import org.jspecify.annotations.Nullable;

/**
 * The file name of each image. A name that the route set stays; the name of the file that the prompt was read from gets
 * the image's extension; otherwise the image's id or digest is the name. Several images get a number each, so that none
 * overwrites another.
 */
final class FileNames {

    private static final int DIGEST_LENGTH = 16;

    private final @Nullable String given;
    private final @Nullable String consumed;
    private final boolean again;
    private final int count;

    FileNames(Message message, int count) {
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        this.again = name != null && name.equals(message.getHeader(RecraftConstants.FILE_NAME));
        this.consumed = message.getHeader(Exchange.FILE_NAME_CONSUMED, String.class);
        this.given = name == null || again || name.equals(consumed) ? null : name;
        this.count = count;
    }

    /** The name to set; empty when the one that the route set stays. */
    Optional<String> nameFor(ImageResult result, ImageInfo info, int index) {
        String extension = "." + info.format().extension();
        if (given != null) {
            String base = FileUtil.stripExt(given);
            return count == 1 ? Optional.empty() : Optional.of(base + number(index) + given.substring(base.length()));
        }
        if (consumed != null) {
            // An image of an earlier step has the name already.
            return Optional.of(FileUtil.stripExt(consumed) + (again ? "-" + digest(info) : number(index)) + extension);
        }
        String id = result.id();
        String base = id != null && PlainId.is(id) ? id : digest(info);
        return Optional.of(base + extension);
    }

    private static String digest(ImageInfo info) {
        return info.sha256().substring(0, DIGEST_LENGTH);
    }

    private String number(int index) {
        return count == 1 ? "" : "-" + (index + 1);
    }
}

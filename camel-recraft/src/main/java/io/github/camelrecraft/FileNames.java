package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageResult;
import java.util.Optional;
import java.util.regex.Pattern;
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

    /** What providers give as ids. Anything else, such as a path, is not used. */
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

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
        String digest = info.sha256().substring(0, DIGEST_LENGTH);
        if (consumed != null) {
            // An image of an earlier step has the name already.
            return Optional.of(FileUtil.stripExt(consumed) + (again ? "-" + digest : number(index)) + extension);
        }
        boolean safe = result.id() != null && SAFE_ID.matcher(result.id()).matches();
        return Optional.of((safe ? result.id() : digest) + extension);
    }

    private String number(int index) {
        return count == 1 ? "" : "-" + (index + 1);
    }
}

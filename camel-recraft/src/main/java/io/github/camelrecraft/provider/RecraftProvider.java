package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImage;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recraft itself: an address for each operation, which answers with the finished result and what it has cost.
 *
 * <p>A request without images is JSON. One with images is a form ({@code multipart/form-data}), which holds their bytes as
 * they are; but a form has only flat fields, so one that also says {@code controls}, {@code text_layout} or another nested
 * field is JSON, with the images as data URIs. Either way they are read when they are sent.
 *
 * @see <a href="https://www.recraft.ai/docs/api-reference/endpoints">Recraft's API</a>
 */
public final class RecraftProvider implements ImageProvider {

    @Override
    public String name() {
        return "recraft";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://external.api.recraft.ai/v1");
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", "RECRAFT_API_TOKEN");
    }

    @Override
    public Set<String> imageMembers() {
        return Set.of("b64_json");
    }

    @Override
    public HttpCall encode(ImageRequest request, ProviderAccess access) {
        RecraftRules.check(request);
        String path = "/" + request.offer().trait("path");
        return switch (request.operation()) {
            case LIST_STYLES -> call("GET", path + (basic(request) ? "/basic" : ""), request, access, HttpBody.NONE);
            case GET_STYLE -> call("GET", path + "/" + styleId(request), request, access, HttpBody.NONE);
            case DELETE_STYLE -> call("DELETE", path + "/" + styleId(request), request, access, HttpBody.NONE);
            case ACCOUNT -> call("GET", path, request, access, HttpBody.NONE);
            default -> call("POST", path, request, access, body(request));
        };
    }

    @Override
    public Set<ImageOption<?>> sent(RecraftOperation operation) {
        return switch (operation) {
            case LIST_STYLES -> Set.of(ImageOption.BILLING, ImageOption.BASIC_STYLES);
            case GET_STYLE, DELETE_STYLE -> Set.of(ImageOption.BILLING, ImageOption.STYLE_ID);
            case ACCOUNT -> Set.of(ImageOption.BILLING);
            default -> RecraftFields.sent(ImageOption.BILLING);
        };
    }

    @Override
    public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        return RecraftAnswers.decode(request, answer);
    }

    private static HttpCall call(
            String method, String path, ImageRequest request, ProviderAccess access, HttpBody body) {
        String query = request.spelled(ImageOption.BILLING)
                .map(from -> "?billing=" + from)
                .orElse("");
        return new HttpCall(
                method,
                access.resolve(path + query),
                Map.of("Authorization", access.bearer(), "Accept", "application/json, multipart/form-data"),
                body);
    }

    private static boolean basic(ImageRequest request) {
        return request.get(ImageOption.BASIC_STYLES).orElse(false);
    }

    private static String styleId(ImageRequest request) {
        return request.get(ImageOption.STYLE_ID).orElseThrow();
    }

    private static HttpBody body(ImageRequest request) {
        ObjectNode fields = RecraftFields.of(request);
        return request.images().areNone() || !RecraftFields.areFlat(fields)
                ? json(fields, request)
                : form(fields, request);
    }

    private static HttpBody json(ObjectNode fields, ImageRequest request) {
        InputImage image = request.images().image();
        if (image != null) {
            fields.putPOJO("image_url", image);
        }
        InputImage mask = request.images().mask();
        if (mask != null) {
            fields.putPOJO("mask_url", mask);
        }
        List<InputImage> references = request.images().references();
        String name =
                request.operation().needs(RecraftOperation.Input.REFERENCES) ? "image_urls" : "style_reference_urls";
        references.forEach(reference -> fields.withArray(name).addPOJO(reference));
        return Json.body(fields);
    }

    private static HttpBody form(ObjectNode fields, ImageRequest request) {
        Multipart form = new Multipart(request.jobId());
        fields.properties()
                .forEach(field -> form.field(field.getKey(), field.getValue().asText()));
        InputImage image = request.images().image();
        if (image != null) {
            form.file(request.offer().trait("file"), image);
        }
        InputImage mask = request.images().mask();
        if (mask != null) {
            form.file("mask", mask);
        }
        request.images()
                .references()
                .forEach(reference -> form.file(request.offer().trait("references"), reference));
        return form.body();
    }
}

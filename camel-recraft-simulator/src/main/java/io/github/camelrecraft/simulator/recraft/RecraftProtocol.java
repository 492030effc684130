package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Purpose;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recraft's own API: each call returns the finished result, and what it has cost.
 *
 * <p>What the documents do not say, or say in two ways, is done here as follows.
 *
 * <ul>
 *   <li>An account with too few credits is refused with 402 and the code {@code insufficient_credits}. Of the other codes
 *       only {@code invalid_image_type} and {@code rate_limit_exceeded} are Recraft's, the rest are
 *       {@code invalid_request} and the like.
 *   <li>The details of an image are refined at {@code /images/refineDetails} and at {@code /images/enhance}, which takes
 *       20 MB where all others take less than 10 MB. A tool takes its file as {@code file} and as {@code image}. 16
 *       megapixels are 4096 times 4096.
 *   <li>No URL is fetched: an image comes as {@code data:image/…;base64,}, as a file, or from the simulator's own host.
 *   <li>A form has only flat fields, so {@code controls} and {@code text_layout} need JSON. A part is a file when it has a
 *       file name.
 *   <li>A vector model takes a ratio, and of the sizes in pixels only 1024x1024. {@code image_format} is refused for it.
 *   <li>A style by name must be one that is listed for the model, and a {@code style_id} must be known: made with the same
 *       key, or one of {@code /styles/basic}. Making one costs 5 credits.
 *   <li>An upscale doubles each side, or reaches the megapixels of {@code upscale}, up to 4096 pixels. A variation costs 40
 *       credits for each image. An exploration has four images at the price of the model.
 *   <li>The pixels of a mask are looked at unless it is WebP, which the JDK cannot read.
 * </ul>
 */
public final class RecraftProtocol implements Protocol {

    private static final String BASE = "/recraft/v1/";
    private static final String REQUEST_ID = "x-recraft-requestid";
    private static final String USER_ID = "0d1f5e8c-3b5a-4c8e-9a57-2f9d1b6c7e10";
    private static final Pattern BILLING = Pattern.compile("billing=(api|subscription)");
    private static final Pattern STYLE = Pattern.compile("/styles/([^/]+)");

    private final RecraftRequest.Context context;
    private final RecraftAccount account = new RecraftAccount();

    /** A provider that knows no styles and has plenty of credits. */
    public RecraftProtocol(Studio studio) {
        this.context = new RecraftRequest.Context(studio, new RecraftStyles(), new Explored());
    }

    @Override
    public String provider() {
        return "recraft";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE);
    }

    /** Forgets which images were found by exploring. Styles and credits stay. */
    @Override
    public void forget() {
        context.explored().forget();
    }

    /** As new. */
    public void renew() {
        forget();
        context.styles().clear();
        account.renew();
    }

    /** The credits that are left. */
    public long credits() {
        return account.credits();
    }

    /** Sets the credits that are left. */
    public void credits(long left) {
        account.credits(left);
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        return named(RecraftRefusal.ordered(status, code).answer());
    }

    @Override
    public Purpose purpose(HttpCall beginning) {
        return beginning.method().equals("POST") ? Purpose.WORK : Purpose.OTHER;
    }

    @Override
    public Answer answer(HttpCall call, Twist twist) {
        try {
            return named(route(call, twist));
        } catch (RecraftRefusal refusal) {
            return named(refusal.answer());
        }
    }

    private static Answer named(Answer answer) {
        return answer.with(Map.of(REQUEST_ID, UUID.randomUUID().toString()));
    }

    private Answer route(HttpCall call, Twist twist) {
        int question = call.path().indexOf('?');
        String path = call.path()
                .substring(BASE.length() - 1, question < 0 ? call.path().length() : question);
        String query = question < 0 ? "" : call.path().substring(question + 1);
        Optional<RecraftOperation> operation = RecraftOperation.find(path);
        return switch (call.method()) {
            case "POST" -> post(operation.orElseThrow(RecraftRefusal::notFound), key(call), query, call, twist);
            case "GET" -> get(path, call, query);
            case "DELETE" -> delete(path, call);
            default -> throw RecraftRefusal.notFound();
        };
    }

    private Answer post(RecraftOperation operation, String key, String query, HttpCall call, Twist twist) {
        checkQuery(query);
        RecraftRequest request = RecraftRequest.of(call, operation, key, context);
        return new RecraftWork(request, context, account, twist).run();
    }

    private Answer get(String path, HttpCall call, String query) {
        Matcher style = STYLE.matcher(path);
        ObjectNode json = switch (path) {
            case "/users/me" -> {
                key(call);
                checkQuery(query);
                yield user();
            }
            case "/styles" -> context.styles().list(key(call));
            case "/styles/basic" -> {
                key(call);
                yield RecraftStyles.basic();
            }
            default -> {
                if (!style.matches()) {
                    throw RecraftRefusal.notFound();
                }
                String id = style.group(1);
                yield context.styles()
                        .own(key(call), id)
                        .orElseThrow(() -> RecraftRefusal.noStyle(id))
                        .toJson();
            }
        };
        return Answer.free(200, json);
    }

    private Answer delete(String path, HttpCall call) {
        Matcher style = STYLE.matcher(path);
        if (!style.matches()) {
            throw RecraftRefusal.notFound();
        }
        if (!context.styles().remove(key(call), style.group(1))) {
            throw RecraftRefusal.noStyle(style.group(1));
        }
        return Answer.free(200, Resources.JSON.createObjectNode());
    }

    private ObjectNode user() {
        return Resources.JSON
                .createObjectNode()
                .put("id", USER_ID)
                .put("email", "someone@example.com")
                .put("name", "Someone")
                .put("credits", account.credits());
    }

    private String key(HttpCall call) {
        if (!context.studio().accepts(call.bearerToken())) {
            throw RecraftRefusal.unauthorized();
        }
        return call.bearerToken();
    }

    private static void checkQuery(String query) {
        if (!query.isEmpty() && !BILLING.matcher(query).matches()) {
            throw RecraftRefusal.invalid("The only query parameter is 'billing', either 'api' or 'subscription'.");
        }
    }
}

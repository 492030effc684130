package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.http.Reception;
import io.github.camelrecraft.simulator.http.Responder;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sends each request where its path belongs. */
record Router(List<Route> routes) implements Handler {

    record Route(Predicate<String> path, Handler handler) {}

    @Override
    public Reception meet(HttpCall beginning) {
        return routes.stream()
                .filter(route -> route.path.test(beginning.path()))
                .findFirst()
                .map(route -> route.handler.meet(beginning))
                .orElseGet(() -> Reception.of(Router::notFound));
    }

    private static void notFound(HttpCall call, Responder responder) {
        Content text = Content.of("The simulator serves nothing at " + call.path() + "\n");
        responder.reply(Wire.FINE.reply(404, Map.of(), "text/plain", text));
    }
}

package io.github.camelrecraft.examples.brandstudio;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Says on the console where the studio is. */
final class Welcome {

    private final List<Provider> providers;
    private final Gallery gallery;
    private final PrintStream out;

    Welcome(List<Provider> providers, Gallery gallery, PrintStream out) {
        this.providers = providers;
        this.gallery = gallery;
        this.out = out;
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        String names = providers.stream().map(Provider::name).collect(Collectors.joining(", "));
        out.printf("Brand studio: http://127.0.0.1:%s%n%n", port);
        if (providers.stream().allMatch(Provider::simulated)) {
            out.printf("Providers:    a simulator of %s on this machine, free of charge%n", names);
            out.printf("              (real images: set %s)%n", Provider.variables());
        } else {
            out.printf("Providers:    %s, which charge for each image%n", names);
        }
        out.printf("Pictures:     in %s%n", gallery.folder());
        out.printf("Ctrl-C ends it.%n");
    }
}

package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.ContenderTest;
import org.junit.jupiter.api.condition.EnabledIf;

/** Where camel-http is older than the Camel around it, as in a build with a later version of Camel, it does not run. */
@EnabledIf("fitsItsCamel")
class CamelHttpTest extends ContenderTest {

    static boolean fitsItsCamel() throws ClassNotFoundException {
        try {
            Class.forName("org.apache.camel.component.http.HttpEndpoint");
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }
}

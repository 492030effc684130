package io.github.camelrecraft.examples.fleet.servers;

import io.github.camelrecraft.examples.fleet.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What gives prompts to workers, and what it looks like from the outside. */
public interface Broker extends LocalServer {

    /**
     * Puts prompts on their topic.
     *
     * @param prompts by the images' names
     */
    void send(Map<String, String> prompts) throws Exception;

    /** What the workers have said since the last call; waits for it this long at the most. */
    List<Notice> poll(Duration wait) throws Exception;
}

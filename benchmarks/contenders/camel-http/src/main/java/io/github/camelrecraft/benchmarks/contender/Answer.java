package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What is read of an answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Answer(List<Image> data) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Image(String url, @JsonProperty("b64_json") byte[] base64) {}

    Image first() {
        return data.get(0);
    }
}

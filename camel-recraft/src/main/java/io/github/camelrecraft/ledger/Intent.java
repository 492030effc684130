package io.github.camelrecraft.ledger;

import java.util.List;
import java.util.Map;

/**
 * What is about to be paid for: enough to ask for it after a restart, and nothing that is secret. Prompts are not in it.
 *
 * @param key         names the payment: the same when the message is delivered again
 * @param fingerprint of everything that is asked for, prompts and input images included
 * @param provider    the provider's name
 * @param account     tells who pays from whoever else does, and is no secret; empty in what earlier versions wrote
 * @param operation   the operation's name
 * @param model       the model's canonical id; empty for an operation that knows no models
 * @param options     what decides how answers are read, by the options' names
 * @param tasks       the job ids of the request's tasks, in their order
 * @param firstTask   which of the message's prompts the first task is of, from 0
 */
public record Intent(
        String key,
        String fingerprint,
        String provider,
        String account,
        String operation,
        String model,
        Map<String, String> options,
        List<String> tasks,
        int firstTask) {

    /** Copies the collections. */
    public Intent {
        options = Map.copyOf(options);
        tasks = List.copyOf(tasks);
    }

    /** Whether both ask for the same, whoever pays. */
    boolean asksTheSameAs(Intent other) {
        return fingerprint.equals(other.fingerprint);
    }

    /** Whether it is of that account, as far as that is known. */
    public boolean mayBeOf(String other) {
        return account.isEmpty() || other.isEmpty() || account.equals(other);
    }
}

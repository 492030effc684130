package io.github.camelrecraft.model;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when somebody first asks for it, and never where nobody does. Several who ask at once may each make
 * it, so making it changes nothing and gives the same each time.
 *
 * @param <T> the type of the value
 */
public final class Lazy<T> implements Supplier<T> {

    /** Until it is made: what it is made of need not be kept. */
    private volatile @Nullable Supplier<T> making;

    private volatile @Nullable T made;

    /**
     * @param making makes it
     */
    public Lazy(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T known = made;
        Supplier<T> how = making;
        if (known == null && how != null) {
            known = how.get();
            made = known;
            making = null;
        }
        return known == null ? Objects.requireNonNull(made) : known; // made by another, between the two looks
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Lazy<?> lazy && get().equals(lazy.get()));
    }

    @Override
    public int hashCode() {
        return get().hashCode();
    }

    @Override
    public String toString() {
        return get().toString();
    }
}

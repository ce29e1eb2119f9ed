package io.github.automigrate.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which live thing answers which desired one.
 *
 * @param answers the live answer to each desired thing that has one
 * @param unasked the live things that answer none, in live order
 */
record Pairing<T>(Map<T, T> answers, List<T> unasked) {

    /**
     * Pairs by likeness, from the closest to the faintest: what is equal is taken before anything that is merely
     * similar. Each likeness is asked with the desired thing first; a live thing answers once.
     */
    static <T> Pairing<T> of(List<T> desired, List<T> live, List<BiPredicate<T, T>> likenesses) {
        Map<T, T> answers = new LinkedHashMap<>();
        Set<T> unasked = new LinkedHashSet<>(live);
        for (BiPredicate<T, T> likeness : likenesses) {
            for (T wanted : desired) {
                if (!answers.containsKey(wanted)) {
                    unasked.stream()
                            .filter(candidate -> likeness.test(wanted, candidate))
                            .findFirst()
                            .ifPresent(candidate -> answers.put(wanted, candidate));
                    unasked.remove(answers.get(wanted));
                }
            }
        }
        return new Pairing<>(answers, new ArrayList<>(unasked));
    }
}

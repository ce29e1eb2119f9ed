package io.github.automigrate.sample.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What happened to one pod, in order. */
final class Timeline {

    /**
     * One event.
     *
     * @param at the time since the pod was made
     * @param subject the probe, the container or the endpoints
     */
    record Event(Duration at, String subject, String what) {}

    private final long zero = System.nanoTime();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    void add(String subject, String what) {
        events.add(new Event(Duration.ofNanos(System.nanoTime() - zero), subject, what));
    }

    /** Returns what happened to this subject. */
    List<String> of(String subject) {
        return events.stream()
                .filter(event -> event.subject.equals(subject))
                .map(Event::what)
                .toList();
    }

    long count(String subject, String what) {
        return of(subject).stream().filter(what::equals).count();
    }

    @Override
    public String toString() {
        return events.stream()
                .map(event -> "%6.1f s  %s %s".formatted(event.at.toMillis() / 1000.0, event.subject, event.what))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}

package io.github.automigrate.execution;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.Schema;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session whose attempts come to what a test says, without a database. */
final class ScriptedSession implements Session {

    Set<String> vetoed = Set.of();

    private final Deque<Attempt> answers = new ArrayDeque<>();
    private final List<String> attempted = new ArrayList<>();
    private @Nullable Attempt forEver;

    void answers(Attempt... attempts) {
        answers.addAll(List.of(attempts));
    }

    void answersForEver(Attempt attempt) {
        forEver = attempt;
    }

    /** Returns the operations that were tried, each once. */
    List<String> attempted() {
        return attempted.stream().distinct().toList();
    }

    @Override
    public Attempt attempt(Operation operation, ExecutionListener listener) {
        attempted.add(operation.target().subjects().get(0));
        return forEver == null ? answers.remove() : forEver;
    }

    @Override
    public Server server() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LiveSchema read(Schema desired) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sides canonical(Schema desired, LiveSchema live) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Evidence answer(Set<Question> questions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<MigrationLock> tryLock(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Holder> holder(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection connection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}

package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationException.Reason;
import io.github.automigrate.spring.MigrationCallback;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.aop.support.AopUtils;

/** The callbacks of one unit in their order. An exception of one of them ends the run with a message that names it. */
record Callbacks(String unit, List<MigrationCallback> all) {

    Callbacks {
        all = List.copyOf(all);
    }

    void tell(Consumer<MigrationCallback> call) {
        for (MigrationCallback callback : all) {
            try {
                call.accept(callback);
            } catch (RuntimeException failure) {
                throw ended(callback, failure);
            }
        }
    }

    /** Returns the name of the first one that says no. */
    Optional<String> objector(Predicate<MigrationCallback> question) {
        for (MigrationCallback callback : all) {
            try {
                if (!question.test(callback)) {
                    return Optional.of(name(callback));
                }
            } catch (RuntimeException failure) {
                throw ended(callback, failure);
            }
        }
        return Optional.empty();
    }

    private static String name(MigrationCallback callback) {
        return AopUtils.getTargetClass(callback).getName();
    }

    /** Tells all of them; what they throw must not take the place of the failure that they are told of. */
    void tellOf(MigrationException failure) {
        for (MigrationCallback callback : all) {
            try {
                callback.afterFailure(unit, failure);
            } catch (RuntimeException another) {
                failure.addSuppressed(another);
            }
        }
    }

    private MigrationException ended(MigrationCallback callback, RuntimeException failure) {
        return failure instanceof MigrationException known
                ? known
                : new MigrationException(
                        Reason.CALLBACK_FAILED,
                        "The callback " + name(callback) + " threw " + failure
                                + ", which ended the migration of " + unit + ". What was applied before stays; nothing"
                                + " was applied after it. Correct or remove the callback, and start again.",
                        failure);
    }
}

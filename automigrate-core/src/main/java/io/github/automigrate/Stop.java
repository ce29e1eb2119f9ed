package io.github.automigrate;

import io.github.automigrate.execution.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wish to stop, which comes from another thread and reaches the session in use. */
final class Stop {

    private static final double JITTER = 0.2;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Session> guarded = new AtomicReference<>();

    /** Says which session a wish to stop has to reach; null when there is none. */
    void guard(@Nullable Session session) {
        guarded.set(session);
        if (session != null && isRequested()) {
            session.cancel();
        }
    }

    void request() {
        requested.countDown();
        Session session = guarded.get();
        if (session != null) {
            session.cancel();
        }
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits about this long, so that many waiters do not step together; returns at once when the wish comes. */
    boolean requestedWithin(Duration pause) {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        try {
            return requested.await((long) (pause.toNanos() * factor), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // an interrupted starter thread wants to end as well
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

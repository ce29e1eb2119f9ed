package io.github.automigrate.sample.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A lock on a directory, held by one instance of the application at a time and released when its process ends. */
record DirectoryLock(Path file, Duration patience) {

    /** Returns the lock of a directory, whose file lies beside it. */
    static DirectoryLock of(Path directory, Duration patience) {
        return new DirectoryLock(directory.resolveSibling(directory.getFileName() + ".lock"), patience);
    }

    /** Carries out an action while the lock is held. */
    <T> T hold(Action<T> action) throws IOException, SQLException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = await(channel);
            try {
                return action.run();
            } finally {
                lock.release();
            }
        }
    }

    private FileLock await(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            pause();
        }
        throw new IOException("another instance has held " + file + " for " + patience);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another instance in this very process, as in tests
            return null;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a lock", e);
        }
    }

    interface Action<T> {
        T run() throws IOException, SQLException;
    }
}

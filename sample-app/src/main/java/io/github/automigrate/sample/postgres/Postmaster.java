package io.github.automigrate.sample.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The first process of a PostgreSQL server, as the file {@code postmaster.pid} of its data directory tells it. */
record Postmaster(long pid, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** Returns the server of a data directory as it was last started; it need not run any more. */
    static Optional<Postmaster> of(Path dataDirectory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(dataDirectory));
            // an empty file is left when the machine stops while the server starts
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(PID_LINE).trim()),
                            Integer.parseInt(lines.get(PORT_LINE).trim())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Returns the file that a server keeps as long as it runs, and that outlives one that was killed. */
    static Path file(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }

    /** Returns the process, if it lives and is a PostgreSQL server: numbers of processes are given out again. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(true));
    }
}

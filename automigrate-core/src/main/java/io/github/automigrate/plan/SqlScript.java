package io.github.automigrate.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL for a person to read and run: comment lines and statements. It is text, never a {@link Statement}, so nothing can
 * execute it.
 *
 * @param lines complete lines; statements carry their semicolon, comments their {@code --}
 */
public record SqlScript(List<String> lines) {

    /** A script without lines. */
    public static final SqlScript EMPTY = new SqlScript(List.of());

    public SqlScript {
        lines = List.copyOf(lines);
    }

    /** Returns the script with these lines. */
    public static SqlScript of(String... lines) {
        return new SqlScript(List.of(lines));
    }

    /** Returns this script followed by the other one. */
    public SqlScript then(SqlScript other) {
        return new SqlScript(Stream.concat(lines.stream(), other.lines.stream()).toList());
    }

    /** Returns whether there is nothing to run. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the statements on one line, without comments. */
    public String oneLine() {
        return lines.stream().filter(line -> !line.startsWith("--")).collect(Collectors.joining(" "));
    }

    /** Returns the lines, each ended by a line feed. */
    public String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}

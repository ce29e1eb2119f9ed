package io.github.automigrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server itself says that it executed. */
public final class ServerLog {

    private static final Pattern STATEMENT = Pattern.compile("(?s)LOG: +(?:statement|execute [^:]*): (.*)");

    private static final Pattern DDL = Pattern.compile(
            "(?is)\\s*(create|alter|drop|truncate|comment|grant|analyze|reindex|insert|update|delete)\\b.*");

    private ServerLog() {}

    /** Returns the errors that sessions whose application name begins so were answered with, in order. */
    public static List<String> errorsOf(String applicationName) {
        return entries().stream()
                .filter(entry -> entry.startsWith(applicationName) && entry.contains("|ERROR:"))
                .toList();
    }

    /** Returns what the sessions of this application name, or of its instances, executed, in order. */
    public static List<String> statementsOf(String applicationName) {
        List<String> statements = new ArrayList<>();
        for (String entry : entries()) {
            Matcher matcher = STATEMENT.matcher(entry);
            boolean ours = entry.startsWith(applicationName + "|") || entry.startsWith(applicationName + ":");
            if (ours && matcher.find()) {
                statements.add(matcher.group(1).strip());
            }
        }
        return statements;
    }

    /** Returns what all sessions on this database executed, in order. */
    public static List<Executed> executedOn(PostgresDatabase database) {
        List<Executed> executed = new ArrayList<>();
        for (String entry : entries()) {
            String[] prefix = entry.split("\\|", 4);
            Matcher matcher = STATEMENT.matcher(entry);
            if (prefix.length == 4 && prefix[2].equals(database.name()) && matcher.find()) {
                executed.add(new Executed(prefix[0], prefix[1], matcher.group(1).strip()));
            }
        }
        return executed;
    }

    /** Returns one line for each connection that was opened to this database, in order. */
    public static List<String> connectionsTo(PostgresDatabase database) {
        return entries().stream()
                .filter(entry -> entry.contains("connection authorized: ")
                        && (entry + " ").contains(" database=" + database.name() + " "))
                .toList();
    }

    /**
     * A statement in the log.
     *
     * @param application the application name that the session had at that time
     * @param process the process id of the session's server process
     */
    public record Executed(String application, String process, String sql) {}

    /** Returns what the sessions of this application name executed beyond reading, in order. */
    public static List<String> ddlOf(String applicationName) {
        return statementsOf(applicationName).stream()
                .filter(sql -> DDL.matcher(sql).matches())
                .toList();
    }

    // a continued line of an entry begins with a tab
    private static List<String> entries() {
        try {
            String text = Files.readString(PostgresServer.log());
            return List.of(text.replace("\n\t", "\f").split("\n")).stream()
                    .map(entry -> entry.replace("\f", "\n"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The server's log cannot be read", failure);
        }
    }
}

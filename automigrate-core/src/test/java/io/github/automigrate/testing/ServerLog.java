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

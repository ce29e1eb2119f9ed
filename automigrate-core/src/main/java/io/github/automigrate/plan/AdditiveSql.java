package io.github.automigrate.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of what may be executed. A statement is reduced to its skeleton (literals, quoted names and everything in
 * brackets become placeholders) and must then have one of a few shapes; anything else is refused, whatever made it.
 */
final class AdditiveSql {

    // one token each: dollar-quoted text, string, quoted identifier, comment, word, any other character
    private static final Pattern TOKEN = Pattern.compile(
            "(?s)(\\$(\\w*)\\$.*?\\$\\2\\$)|([eE]?'(?:[^']|'')*')|(\"(?:[^\"]|\"\")*\")|(--|/\\*)|([\\p{L}_][\\p{L}\\p{N}_$]*)|(\\S)");

    private static final String NAME = "(?:Q|[a-z_][a-z0-9_$]*)(?: \\. (?:Q|[a-z_][a-z0-9_$]*))*";

    private static final Pattern STATEMENT = shape("create schema %n|"
            + "create table %n \\(\\)(?: [^;]*)?|"
            + "create sequence [^;]*|"
            + "create type %n as (?:enum )?\\(\\)|"
            + "create cast \\(\\) with inout as implicit|"
            + "create (?:unique )?index (?:concurrently )?%n on (?:only )?%n [^;]*|"
            + "drop index concurrently (?:if exists )?%n|"
            + "alter type %n add value [^;]*|"
            + "alter index %n attach partition %n|"
            + "comment on (?:table|column) %n is (?:L|null)|"
            + "analyze %n(?: \\(\\))?|"
            + "grant [^;]*");

    private static final Pattern ALTER_TABLE = shape("alter table (?:only )?(%n) (.+)");

    private static final Pattern ACTION = shape("add column %n [^;]*|"
            + "add (?:constraint %n )?(?:primary key|unique|foreign key|check) [^;]*|"
            + "alter column %n (?:set data )?type (?:(?! using ).)*|"
            + "alter column %n drop not null|"
            + "alter column %n set default .*|"
            + "validate constraint %n");

    private static final Pattern DROP_CONSTRAINT = shape("drop constraint (%n)");

    private static final Pattern ADD_CHECK = shape("add constraint (%n) check \\(\\)(?: not valid)?");

    private AdditiveSql() {}

    /**
     * Refuses SQL that could remove, rename, narrow by a conversion, or rewrite.
     *
     * @throws IllegalArgumentException when the SQL is not one of the additive statements
     */
    static void require(String sql) {
        String skeleton = skeleton(sql);
        boolean additive = STATEMENT.matcher(skeleton).matches() || isAdditiveAlterTable(skeleton, sql);
        if (!additive) {
            throw new IllegalArgumentException("This statement is not additive and was not taken into a plan: " + sql);
        }
    }

    private static boolean isAdditiveAlterTable(String skeleton, String sql) {
        Matcher alter = ALTER_TABLE.matcher(skeleton);
        if (!alter.matches()) {
            return false;
        }
        List<String> actions = List.of(alter.group(2).split(" , "));
        for (int i = 0; i < actions.size(); i++) {
            boolean replacesCheck = DROP_CONSTRAINT.matcher(actions.get(i)).matches()
                    && i + 1 < actions.size()
                    && ADD_CHECK.matcher(actions.get(i + 1)).matches()
                    && replacesItself(sql);
            if (!replacesCheck && !ACTION.matcher(actions.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }

    // every dropped constraint must be followed at once by a check of the very same name
    private static boolean replacesItself(String sql) {
        String name = "(\"(?:[^\"]|\"\")*\")";
        Matcher drops = Pattern.compile("(?i)DROP CONSTRAINT " + name).matcher(sql);
        boolean all = true;
        boolean found = false;
        while (drops.find()) {
            found = true;
            String again = ", ADD CONSTRAINT " + drops.group(1) + " CHECK ";
            all &= sql.startsWith(again, drops.end());
        }
        return found && all;
    }

    private static String skeleton(String sql) {
        List<String> tokens = new ArrayList<>();
        int depth = 0;
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = placeholder(matcher);
            if (token.equals(")")) {
                depth--;
            }
            if (depth == 0 && token.equals("(")) {
                tokens.add("()");
            } else if (depth == 0 && !token.equals(")")) {
                tokens.add(token);
            }
            if (token.equals("(")) {
                depth++;
            }
        }
        return String.join(" ", tokens);
    }

    private static String placeholder(Matcher token) {
        if (token.group(1) != null || token.group(3) != null) {
            return "L";
        }
        if (token.group(4) != null) {
            return "Q";
        }
        // a comment could hide what the shapes look at
        return token.group(5) != null ? ";" : token.group().toLowerCase(Locale.ROOT);
    }

    private static Pattern shape(String regex) {
        return Pattern.compile(regex.replace("%n", NAME));
    }
}

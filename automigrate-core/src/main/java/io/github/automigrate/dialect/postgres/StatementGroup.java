package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.Pace;
import java.util.ArrayList;
import java.util.List;

/** Consecutive brief statements, which share a transaction, or one online statement. */
record StatementGroup(Pace pace, List<Statement> statements) {

    StatementGroup {
        statements = List.copyOf(statements);
    }

    /** Returns the statements in groups, in order. */
    static List<StatementGroup> of(List<Statement> statements) {
        List<StatementGroup> groups = new ArrayList<>();
        List<Statement> brief = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement.pace() == Pace.BRIEF) {
                brief.add(statement);
            } else {
                flush(brief, groups);
                groups.add(new StatementGroup(Pace.ONLINE, List.of(statement)));
            }
        }
        flush(brief, groups);
        return groups;
    }

    private static void flush(List<Statement> brief, List<StatementGroup> groups) {
        if (!brief.isEmpty()) {
            groups.add(new StatementGroup(Pace.BRIEF, brief));
            brief.clear();
        }
    }
}

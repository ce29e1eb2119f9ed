package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.QualifiedName;

/** Writes ALTER TABLE and names its locks (PostgreSQL manual, ALTER TABLE: ACCESS EXCLUSIVE unless said otherwise). */
final class AlterTable {

    private AlterTable() {}

    /** Returns one brief action, which the planner may merge with others of the same table. */
    static Statement action(QualifiedName table, String action) {
        return Statement.alter(head(table), action, exclusive(table));
    }

    /** Returns the part of the statement before its actions. */
    static String head(QualifiedName table) {
        return "ALTER TABLE " + PostgresSql.quoted(table);
    }

    /** Returns ACCESS EXCLUSIVE on this table. */
    static RelationLock exclusive(QualifiedName table) {
        return new RelationLock(Lock.ACCESS_EXCLUSIVE, table);
    }
}

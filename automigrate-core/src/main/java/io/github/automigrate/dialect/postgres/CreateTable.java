package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.MissingTable;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code CREATE TABLE} with keys, checks, plain indexes and comments in one transaction: locks no relation that existed
 * before. Foreign keys follow one by one, since each locks the table it points to until the end of its transaction.
 */
final class CreateTable {

    static final String BECAUSE = "the table is new and nobody uses it yet";

    private CreateTable() {}

    static Remedy remedy(MissingTable difference, Circumstances circumstances) {
        return Remedy.of(operation(difference, circumstances));
    }

    private static Operation operation(MissingTable difference, Circumstances circumstances) {
        Table table = difference.desired();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.brief("CREATE TABLE " + quoted(table.name()) + " (" + elements(table) + ")"));
        for (Index index : table.constraints().indexes()) {
            statements.add(Statement.brief(IndexSql.create(table.name(), index)));
        }
        for (String comment : SetComment.all(table)) {
            statements.add(Statement.brief(comment));
        }
        statements.addAll(GrantPrivileges.onNew(Grantable.TABLE, table.name(), circumstances));
        var target = Target.of(OperationKind.CREATE_TABLE, table.name(), difference.subject());
        return new Operation(target, Verdict.safe(BECAUSE), statements, List.of());
    }

    private static String elements(Table table) {
        List<String> elements = new ArrayList<>();
        for (Column column : table.columns()) {
            elements.add(element(table, column));
        }
        PrimaryKey key = table.primaryKey();
        if (key != null) {
            elements.add(ConstraintSql.constraint(key.name()) + "PRIMARY KEY (" + quoted(key.columns()) + ")");
        }
        for (UniqueKey unique : table.constraints().uniqueKeys()) {
            if (!isInline(unique)) {
                elements.add(ConstraintSql.uniqueKey(unique));
            }
        }
        for (Check check : table.constraints().checks()) {
            if (!isInline(check)) {
                elements.add(ConstraintSql.check(check.name(), check));
            }
        }
        return String.join(", ", elements);
    }

    // constraints without a name stand with their column, as Hibernate writes them, so that the server names them alike
    private static String element(Table table, Column column) {
        var element = new StringBuilder(ColumnSql.definition(column));
        for (UniqueKey unique : table.constraints().uniqueKeys()) {
            if (isInline(unique) && unique.columns().contains(column.name())) {
                element.append(unique.nullsNotDistinct() ? " UNIQUE NULLS NOT DISTINCT" : " UNIQUE");
            }
        }
        for (Check check : table.constraints().checks()) {
            if (isInline(check) && check.columns().contains(column.name())) {
                element.append(' ').append(ConstraintSql.check(null, check));
            }
        }
        return element.toString();
    }

    private static boolean isInline(UniqueKey key) {
        return key.name() == null && key.columns().size() == 1;
    }

    private static boolean isInline(Check check) {
        return check.name() == null && check.columns().size() == 1;
    }
}

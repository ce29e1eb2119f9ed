package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.OperationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page about operations says what the code says; {@code -Dautomigrate.rewrite-docs=true} writes it anew. */
class OperationsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "operations.md");

    @Test
    void saysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("automigrate.rewrite-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).content().isEqualTo(page());
    }

    private static String page() {
        var page = new StringBuilder(
                """
                # Operations

                Everything that automigrate executes on PostgreSQL, in the order of a run. `startup` runs before anybody
                uses the schema, `online` while the application already works. Anything else is reported with its SQL.

                | code | operation | phase | because |
                |---|---|---|---|
                """);
        Map<OperationKind, List<String>> reasons = reasons();
        for (OperationKind kind : OperationKind.values()) {
            page.append("| ").append(kind.code());
            page.append(" | ").append(kind.words());
            page.append(" | ").append(kind.phase().name().toLowerCase(Locale.ROOT));
            page.append(" | ").append(String.join("; or: ", reasons.getOrDefault(kind, List.of())));
            page.append(" |\n");
        }
        return page.toString();
    }

    private static Map<OperationKind, List<String>> reasons() {
        Map<OperationKind, List<String>> reasons = new EnumMap<>(OperationKind.class);
        reasons.put(OperationKind.CREATE_NAMESPACE, List.of(CreateNamespace.BECAUSE));
        reasons.put(OperationKind.CREATE_TYPE, List.of(CreateType.BECAUSE));
        reasons.put(OperationKind.ADD_ENUM_VALUE, List.of(AddEnumValue.BECAUSE));
        reasons.put(OperationKind.CREATE_SEQUENCE, List.of(CreateSequence.BECAUSE));
        reasons.put(OperationKind.CREATE_TABLE, List.of(CreateTable.BECAUSE));
        reasons.put(OperationKind.GRANT, List.of(GrantPrivileges.BECAUSE));
        reasons.put(
                OperationKind.ADD_COLUMN,
                List.of(AddColumn.BECAUSE, AddColumn.STORED_ONCE, AddColumn.NO_ROWS, AddColumn.LEFT_NULLABLE));
        reasons.put(OperationKind.WIDEN_COLUMN, List.of(WidenColumn.BECAUSE));
        reasons.put(OperationKind.DROP_NOT_NULL, List.of(DropNotNull.BECAUSE));
        reasons.put(OperationKind.SET_DEFAULT, List.of(SetDefault.BECAUSE));
        reasons.put(OperationKind.WIDEN_CHECK, List.of(WidenCheck.BECAUSE));
        reasons.put(OperationKind.ADD_CHECK, List.of(AddCheck.NEW_COLUMN, AddCheck.RESTRICTIVE));
        reasons.put(
                OperationKind.ADD_FOREIGN_KEY,
                List.of(AddForeignKey.NEW_TABLE, AddForeignKey.NOT_YET_USED, AddForeignKey.RESTRICTIVE));
        reasons.put(OperationKind.BUILD_INDEX, List.of(BuildIndex.BECAUSE, BuildIndex.RESTRICTIVE));
        reasons.put(OperationKind.REBUILD_INDEX, List.of(RebuildIndex.BECAUSE));
        reasons.put(OperationKind.ATTACH_UNIQUE_KEY, List.of(AttachUniqueKey.BECAUSE));
        reasons.put(OperationKind.VALIDATE_CONSTRAINT, List.of(ValidateConstraint.BECAUSE));
        reasons.put(OperationKind.ANALYZE, List.of(AnalyzeColumn.BECAUSE));
        reasons.put(OperationKind.SET_COMMENT, List.of(SetComment.BECAUSE));
        return reasons;
    }
}

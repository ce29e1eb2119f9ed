package io.github.automigrate.desired;

import java.util.Optional;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;

/**
 * The checks that Hibernate derives for the attributes inside a structured or JSON column.
 *
 * <p>Only Hibernate's own exporter knows them. Unlike the rest of it, this part of the exporter does not change the model.
 */
final class AggregateChecks extends StandardTableExporter {

    private static final String OPENING = ", check (";

    AggregateChecks(Dialect dialect) {
        super(dialect);
    }

    Optional<String> condition(AggregateColumn column) {
        if (!dialect.getAggregateSupport().supportsComponentCheckConstraints() || isArray(column)) {
            return Optional.empty();
        }
        StringBuilder sql = new StringBuilder();
        applyAggregateColumnCheck(sql, column);
        return sql.isEmpty() ? Optional.empty() : Optional.of(sql.substring(OPENING.length(), sql.length() - 1));
    }

    private static boolean isArray(AggregateColumn column) {
        BasicValue value = (BasicValue) column.getValue();
        return switch (value.getResolution().getJdbcType().getDefaultSqlTypeCode()) {
            case SqlTypes.STRUCT_ARRAY,
                    SqlTypes.STRUCT_TABLE,
                    SqlTypes.JSON_ARRAY,
                    SqlTypes.XML_ARRAY,
                    SqlTypes.ARRAY -> true;
            default -> false;
        };
    }
}

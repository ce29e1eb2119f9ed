package io.github.automigrate.desired;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Expression;
import java.util.Locale;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads the columns of one table as Hibernate's {@code create} would write them. */
final class ColumnReader {

    private static final String SERIAL = "serial";

    private final Mapping mapping;
    private final Table table;
    private final AttributeTraits traits;

    ColumnReader(Mapping mapping, Table table, AttributeTraits traits) {
        this.mapping = mapping;
        this.table = table;
        this.traits = traits;
    }

    /** Returns the type and the clauses of the column, those of its options included. */
    ColumnFragment fragment(org.hibernate.mapping.Column column) {
        String type = column.getSqlType(mapping.metadata());
        String options = column.getOptions();
        return ColumnFragment.parse(options == null ? type : type + " " + options);
    }

    Column read(org.hibernate.mapping.Column column) {
        ColumnFragment fragment = fragment(column);
        ColumnSource source = source(column, fragment);
        boolean inPrimaryKey =
                table.hasPrimaryKey() && table.getPrimaryKey().getColumns().contains(column);
        boolean required = writesNotNull(column)
                || inPrimaryKey
                || source instanceof ColumnSource.Identity
                || fragment.says("not null")
                || fragment.says("primary key");
        return new Column(
                mapping.notation().name(column),
                mapping.notation().type(fragment.type()),
                !required,
                source,
                new Column.Traits(
                        collation(column, fragment),
                        comment(column.getComment()),
                        traits.isPrimitive(column),
                        traits.management(column),
                        traits.isPartial(column)));
    }

    private boolean writesNotNull(org.hibernate.mapping.Column column) {
        boolean possible = column.getGeneratedAs() == null || mapping.dialect().supportsNotNullAfterGeneratedAs();
        return possible && !column.isNullable();
    }

    private ColumnSource source(org.hibernate.mapping.Column column, ColumnFragment fragment) {
        if (column.isIdentity() || fragment.type().toLowerCase(Locale.ROOT).contains(SERIAL)) {
            return new ColumnSource.Identity();
        }
        if (column.getGeneratedAs() != null) {
            boolean stored = mapping.dialect().generatedAs("x").endsWith("stored");
            return new ColumnSource.Generated(Expression.of(column.getGeneratedAs()), stored);
        }
        String generated = fragment.first("generated");
        if (generated != null) {
            return generated(generated);
        }
        String value = column.getDefaultValue() == null ? fragment.first("default") : column.getDefaultValue();
        return value == null ? ColumnSource.none() : ColumnSource.defaultOf(value);
    }

    // GENERATED ALWAYS AS (expression) [STORED | VIRTUAL], or GENERATED ALWAYS | BY DEFAULT AS IDENTITY
    private ColumnSource generated(String clause) {
        SqlWords words = SqlWords.of(clause);
        int as = words.next(0, java.util.List.of("as"));
        if ("identity".equals(words.at(as + 1))) {
            return new ColumnSource.Identity();
        }
        String expression = SqlWords.unwrapped(words.text(as + 1, Math.min(as + 2, words.count())));
        return new ColumnSource.Generated(Expression.of(expression), "stored".equals(words.at(as + 2)));
    }

    private @Nullable String collation(org.hibernate.mapping.Column column, ColumnFragment fragment) {
        if (column.getCollation() != null) {
            // Hibernate puts it in quotes
            return column.getCollation();
        }
        String collation = fragment.first("collate");
        return collation == null ? null : mapping.notation().sqlName(collation.replaceFirst("(?i)^pg_catalog\\.", ""));
    }

    /** Hibernate puts a comment between quotes as it is, so that a doubled quote in it stands for one. */
    static @Nullable String comment(@Nullable String comment) {
        return comment == null || comment.isEmpty() ? null : comment.replace("''", "'");
    }
}

package io.github.automigrate.acceptance;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.postgres.PostgresDialect;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import java.util.List;

/** Models made of schema values, where annotated classes would say nothing more. */
final class Models {

    private Models() {}

    static EntityModel table(String name, Column... columns) {
        return schema -> Schema.of(Table.of(new QualifiedName(schema, name), List.of(columns)));
    }

    static Column column(String name, String type) {
        return Column.of(name, new PostgresDialect().columnTypes().canonical(type));
    }
}

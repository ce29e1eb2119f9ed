package io.github.automigrate.desired;

import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/** Puts the default schema in the place of every schema that the mapping leaves open. */
record SchemaResolution(String defaultSchema) {

    QualifiedName resolve(QualifiedName name) {
        return name.schema().equals(Mapping.DEFAULT_SCHEMA) ? new QualifiedName(defaultSchema, name.name()) : name;
    }

    Schema resolve(Schema schema) {
        return new Schema(
                schema.tables().stream().map(this::resolve).toList(),
                schema.sequences().stream().map(this::resolve).toList(),
                schema.enumTypes().stream()
                        .map(type -> new EnumType(resolve(type.name()), type.values()))
                        .toList(),
                schema.compositeTypes().stream()
                        .map(type -> new CompositeType(resolve(type.name()), type.attributes()))
                        .toList());
    }

    private Table resolve(Table table) {
        var constraints = table.constraints();
        return new Table(
                resolve(table.name()),
                table.columns(),
                table.primaryKey(),
                new Table.Constraints(
                        constraints.uniqueKeys(),
                        constraints.foreignKeys().stream().map(this::resolve).toList(),
                        constraints.checks(),
                        constraints.indexes()),
                table.comment(),
                table.management());
    }

    private ForeignKey resolve(ForeignKey key) {
        var reference = key.reference();
        return new ForeignKey(
                key.name(),
                key.columns(),
                new ForeignKey.Reference(
                        resolve(reference.table()), reference.columns(), reference.onDelete(), reference.onUpdate()));
    }

    private Sequence resolve(Sequence sequence) {
        return new Sequence(
                resolve(sequence.name()), sequence.start(), sequence.increment(), resolve(sequence.feeds()));
    }

    private Sequence.@Nullable Feeds resolve(Sequence.@Nullable Feeds feeds) {
        return feeds == null ? null : new Sequence.Feeds(resolve(feeds.table()), feeds.column());
    }
}

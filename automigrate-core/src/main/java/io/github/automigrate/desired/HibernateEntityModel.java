package io.github.automigrate.desired;

import io.github.automigrate.schema.Schema;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The entity model that Hibernate holds of one persistence unit, read into values. Keeps no reference to Hibernate's own
 * mapping.
 *
 * <p>It asks for what Hibernate's own {@code create} would make on PostgreSQL (measured on Hibernate 7.4.5), down to the
 * order of columns and the names of constraints. A table, sequence or type that the mapping gives no schema belongs to
 * {@code hibernate.default_schema} or, without that, to the schema the caller names.
 */
public final class HibernateEntityModel implements EntityModel {

    private final Schema unresolved;
    private final SpelledNames names;

    private HibernateEntityModel(Schema unresolved, SpelledNames names) {
        this.unresolved = unresolved;
        this.names = names;
    }

    /**
     * Reads the mapping of a finished session factory. Must be called when the factory is complete
     * ({@link org.hibernate.SessionFactoryObserver#sessionFactoryCreated}), since Bean Validation adds to the mapping until then.
     */
    public static HibernateEntityModel read(Metadata metadata, SessionFactory sessionFactory, Notation notation) {
        SessionFactoryImplementor implementor = sessionFactory.unwrap(SessionFactoryImplementor.class);
        Mapping mapping =
                new Mapping(metadata, implementor.getSqlStringGenerationContext(), new ColumnOrder(metadata), notation);
        TableReader tables = new TableReader(mapping, new AttributeTraits(metadata));
        TypeReader types = new TypeReader(mapping);
        Schema schema = new Schema(
                mapping.tables().stream().map(tables::read).toList(),
                new SequenceReader(mapping, implementor).sequences(),
                types.enumTypes(),
                types.compositeTypes());
        return new HibernateEntityModel(schema, SpelledNames.of(mapping));
    }

    @Override
    public Schema schema(String defaultSchema) {
        SchemaResolution resolution = new SchemaResolution(defaultSchema);
        names.requireDistinct(resolution);
        return resolution.resolve(unresolved);
    }
}

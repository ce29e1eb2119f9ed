package io.github.automigrate.desired;

import io.github.automigrate.schema.Managed;
import io.github.automigrate.schema.Management;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.hibernate.property.access.spi.Getter;
import org.hibernate.property.access.spi.PropertyAccessException;

/** What the attributes behind tables and columns say: whether they are primitive, and how they are managed. */
final class AttributeTraits {

    private final IdentityHashMap<Column, Boolean> primitives = new IdentityHashMap<>();
    private final IdentityHashMap<Column, Boolean> partial = new IdentityHashMap<>();
    private final IdentityHashMap<Column, Management> columns = new IdentityHashMap<>();
    private final IdentityHashMap<Table, Management> tables = new IdentityHashMap<>();

    AttributeTraits(Metadata metadata) {
        metadata.getEntityBindings().forEach(this::read);
    }

    boolean isPrimitive(Column column) {
        return primitives.containsKey(column);
    }

    /** Returns whether rows of other classes in the same table hold NULL in the column, whatever its mapping says. */
    boolean isPartial(Column column) {
        return partial.containsKey(column);
    }

    Management management(Column column) {
        return columns.getOrDefault(column, Management.FULL);
    }

    Management management(Table table) {
        return tables.getOrDefault(table, Management.FULL);
    }

    private void read(PersistentClass entity) {
        if (!entity.hasPojoRepresentation()) {
            return;
        }
        Class<?> type = entity.getMappedClass();
        // an immutable entity reads what somebody else looks after, a view as often as a table
        Management management = management(type, entity.isMutable() ? Management.FULL : Management.NONE);
        boolean sharesTable = entity instanceof SingleTableSubclass;
        if (!sharesTable) {
            limit(tables, entity.getTable(), management);
        }
        entity.getJoins().forEach(join -> limit(tables, join.getTable(), management));
        // rows of other classes in the same table hold NULL in the columns of a subclass, and nobody reads them there
        Attribute root = new Attribute(
                type, sharesTable ? management : Management.FULL, !sharesTable, sharesTable && othersHaveRows(entity));
        if (entity.getIdentifierProperty() != null) {
            read(root, entity.getIdentifierProperty());
        } else if (entity.getIdentifier() instanceof Component identifier) {
            identifier.getProperties().forEach(property -> read(root, property));
        }
        entity.getProperties().forEach(property -> read(root, property));
    }

    private static boolean othersHaveRows(PersistentClass entity) {
        List<PersistentClass> own = entity.getSubclassClosure();
        return entity.getRootClass().getSubclassClosure().stream()
                .anyMatch(other -> !own.contains(other) && !Boolean.TRUE.equals(other.isAbstract()));
    }

    private void read(Attribute owner, Property property) {
        Optional<Getter> getter = getter(owner.type, property);
        Management management = getter.map(Getter::getMember)
                .map(member -> management(member, owner.management))
                .orElse(owner.management);
        boolean primitive = owner.alwaysRead
                && getter.map(Getter::getReturnTypeClass)
                        .map(Class::isPrimitive)
                        .orElse(false);
        Value value = property.getValue();
        if (value instanceof Component component && component.getAggregateColumn() != null) {
            limit(columns, component.getAggregateColumn(), management);
        } else if (value instanceof Component component) {
            Class<?> type = component.isEmbedded() ? owner.type : component.getComponentClass();
            component
                    .getProperties()
                    .forEach(part -> read(new Attribute(type, management, owner.alwaysRead, owner.partial), part));
        } else if (value instanceof Collection collection) {
            limit(collection, management);
        } else {
            columns(value).forEach(column -> read(column, management, primitive));
            if (owner.partial) {
                columns(value).forEach(column -> partial.put(column, true));
            }
        }
    }

    // a formula stands among the columns, and a value with one does not give its columns away
    private static List<Column> columns(Value value) {
        return value.getSelectables().stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .toList();
    }

    private void read(Column column, Management management, boolean primitive) {
        limit(columns, column, management);
        if (primitive) {
            primitives.put(column, true);
        }
    }

    private void limit(Collection collection, Management management) {
        if (collection.getElement() instanceof OneToMany) {
            columns(collection.getKey()).forEach(column -> limit(columns, column, management));
        } else {
            limit(tables, collection.getCollectionTable(), management);
        }
    }

    private static <K> void limit(IdentityHashMap<K, Management> known, K key, Management management) {
        // of two mappings of the same thing the more cautious one counts
        known.merge(key, management, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private static Optional<Getter> getter(Class<?> type, Property property) {
        if (property.isSynthetic() || property.isBackRef()) {
            return Optional.empty();
        }
        try {
            return Optional.of(property.getGetter(type));
        } catch (MappingException | PropertyAccessException none) {
            // an attribute that Hibernate made up has no member to ask
            return Optional.empty();
        }
    }

    private static Management management(Member member, Management otherwise) {
        return member instanceof AnnotatedElement element ? management(element, otherwise) : otherwise;
    }

    private static Management management(AnnotatedElement element, Management otherwise) {
        Managed managed = element.getAnnotation(Managed.class);
        return managed == null ? otherwise : managed.value();
    }

    /**
     * Where an attribute stands.
     *
     * @param alwaysRead whether each row of the table is read into it
     * @param partial whether rows of other classes in the same table hold NULL there
     */
    private record Attribute(Class<?> type, Management management, boolean alwaysRead, boolean partial) {}
}

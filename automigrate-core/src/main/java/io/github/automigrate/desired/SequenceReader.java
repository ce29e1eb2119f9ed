package io.github.automigrate.desired;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Sequence.Feeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.jspecify.annotations.Nullable;

/** Reads the sequences of the mapping and finds out which column each of them feeds. */
final class SequenceReader {

    private final Mapping mapping;
    private final SessionFactoryImplementor sessionFactory;

    SequenceReader(Mapping mapping, SessionFactoryImplementor sessionFactory) {
        this.mapping = mapping;
        this.sessionFactory = sessionFactory;
    }

    List<Sequence> sequences() {
        Map<QualifiedName, Set<Feeds>> feeds = feeds();
        List<Sequence> sequences = new ArrayList<>();
        for (var namespace : mapping.metadata().getDatabase().getNamespaces()) {
            for (var sequence : namespace.getSequences()) {
                QualifiedName name = mapping.name(
                        sequence.getName().getSchemaName(), sequence.getName().getSequenceName());
                sequences.add(new Sequence(
                        name,
                        sequence.getInitialValue(),
                        sequence.getIncrementSize(),
                        only(feeds.getOrDefault(name, Set.of()))));
            }
        }
        return sequences;
    }

    // a sequence that feeds several columns has no single one whose highest value it could start above
    private static @Nullable Feeds only(Set<Feeds> feeds) {
        return feeds.size() == 1 ? feeds.iterator().next() : null;
    }

    private Map<QualifiedName, Set<Feeds>> feeds() {
        Map<QualifiedName, Set<Feeds>> feeds = new HashMap<>();
        for (PersistentClass entity : mapping.metadata().getEntityBindings()) {
            var generator = sessionFactory
                    .getMappingMetamodel()
                    .getEntityDescriptor(entity.getEntityName())
                    .getGenerator();
            List<Column> key = entity.getKey().getColumns();
            if (generator instanceof SequenceStyleGenerator sequence
                    && sequence.getDatabaseStructure().isPhysicalSequence()
                    && key.size() == 1
                    && Mapping.isTable(generatingTable(entity))) {
                var name = sequence.getDatabaseStructure().getPhysicalName();
                feeds.computeIfAbsent(
                                mapping.name(name.getSchemaName(), name.getObjectName()), any -> new LinkedHashSet<>())
                        .add(new Feeds(
                                mapping.name(generatingTable(entity)),
                                mapping.notation().name(key.get(0))));
            }
        }
        return feeds;
    }

    // with one table per concrete class each class has its own, else the root's table holds every key
    private static org.hibernate.mapping.Table generatingTable(PersistentClass entity) {
        boolean ownTable = entity instanceof org.hibernate.mapping.UnionSubclass;
        return ownTable ? entity.getTable() : entity.getRootTable();
    }
}

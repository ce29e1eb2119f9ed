package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.AmbiguousColumn;
import io.github.automigrate.diff.ChangedCheck;
import io.github.automigrate.diff.ChangedCollation;
import io.github.automigrate.diff.ChangedComment;
import io.github.automigrate.diff.ChangedCompositeType;
import io.github.automigrate.diff.ChangedEnumType;
import io.github.automigrate.diff.ChangedForeignKey;
import io.github.automigrate.diff.ChangedIndex;
import io.github.automigrate.diff.ChangedNullability;
import io.github.automigrate.diff.ChangedPrimaryKey;
import io.github.automigrate.diff.ChangedSequence;
import io.github.automigrate.diff.ChangedSource;
import io.github.automigrate.diff.ChangedType;
import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.InvalidIndex;
import io.github.automigrate.diff.MissingCheck;
import io.github.automigrate.diff.MissingColumn;
import io.github.automigrate.diff.MissingCompositeType;
import io.github.automigrate.diff.MissingEnumType;
import io.github.automigrate.diff.MissingForeignKey;
import io.github.automigrate.diff.MissingGrant;
import io.github.automigrate.diff.MissingIndex;
import io.github.automigrate.diff.MissingNamespace;
import io.github.automigrate.diff.MissingPrimaryKey;
import io.github.automigrate.diff.MissingRole;
import io.github.automigrate.diff.MissingSequence;
import io.github.automigrate.diff.MissingTable;
import io.github.automigrate.diff.MissingUniqueKey;
import io.github.automigrate.diff.UnexpectedCheck;
import io.github.automigrate.diff.UnexpectedColumn;
import io.github.automigrate.diff.UnexpectedForeignKey;
import io.github.automigrate.diff.UnexpectedIndex;
import io.github.automigrate.diff.UnexpectedUniqueKey;
import io.github.automigrate.diff.UnusableRelation;
import io.github.automigrate.diff.UnvalidatedCheck;
import io.github.automigrate.diff.UnvalidatedForeignKey;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.Index;

/** Says of each difference what the entities ask for and what the database has: a sentence without full stop. */
final class Findings implements Difference.Visitor<String> {

    @Override
    public String visit(MissingNamespace difference) {
        return "the entities are mapped to the schema " + difference.name() + " and the database has none of this name";
    }

    @Override
    public String visit(MissingTable difference) {
        return "the entities ask for the table and the database has none of this name";
    }

    @Override
    public String visit(MissingSequence difference) {
        return "the entities take ids from this sequence and the database has none of this name";
    }

    @Override
    public String visit(MissingEnumType difference) {
        return "the entities use this enum type and the database has none of this name";
    }

    @Override
    public String visit(MissingCompositeType difference) {
        return "the entities use this composite type and the database has none of this name";
    }

    @Override
    public String visit(MissingColumn difference) {
        return "the entity asks for " + words(difference.desired()) + " and the database has no such column";
    }

    @Override
    public String visit(MissingPrimaryKey difference) {
        return "the entity identifies rows by ("
                + String.join(", ", difference.desired().columns()) + ") and the table has no primary key";
    }

    @Override
    public String visit(MissingUniqueKey difference) {
        return "the entity says that (" + String.join(", ", difference.desired().columns())
                + ") is unique and the database does not enforce it";
    }

    @Override
    public String visit(MissingForeignKey difference) {
        return "the entity says that " + words(difference.desired()) + " and the database does not enforce it";
    }

    @Override
    public String visit(MissingCheck difference) {
        return "the entity says check (" + difference.desired().condition() + ") and the database does not enforce it";
    }

    @Override
    public String visit(MissingIndex difference) {
        return "the entity asks for " + words(difference.desired()) + " and the table has no such index";
    }

    @Override
    public String visit(InvalidIndex difference) {
        return "a failed concurrent build left the index behind, where it slows writes and serves no query";
    }

    @Override
    public String visit(ChangedType difference) {
        return "the entity says " + PostgresSql.type(difference.desired().type()) + " and the database has "
                + PostgresSql.type(difference.live().type());
    }

    @Override
    public String visit(ChangedNullability difference) {
        return difference.desired().nullable()
                ? "the entity admits NULL and the database does not"
                : "the entity says NOT NULL and the database admits NULL";
    }

    @Override
    public String visit(ChangedSource difference) {
        return "the entity says " + words(difference.desired().source()) + " and the database has "
                + words(difference.live().source());
    }

    @Override
    public String visit(ChangedCollation difference) {
        return "the entity says " + collation(difference.desired()) + " and the database has "
                + collation(difference.live());
    }

    @Override
    public String visit(ChangedComment difference) {
        return "the entity says " + PostgresSql.literal(difference.desired()) + " and the database has "
                + (difference.live() == null ? "none" : PostgresSql.literal(difference.live()));
    }

    @Override
    public String visit(ChangedPrimaryKey difference) {
        return "the entity identifies rows by ("
                + String.join(", ", difference.desired().columns()) + ") and the database by ("
                + String.join(", ", difference.live().columns()) + ")";
    }

    @Override
    public String visit(ChangedForeignKey difference) {
        return "the entity says that " + words(difference.desired()) + " and the database that "
                + words(difference.live());
    }

    @Override
    public String visit(ChangedCheck difference) {
        return "the entity says check (" + difference.desired().condition() + ") and the database has check ("
                + difference.live().condition() + ")";
    }

    @Override
    public String visit(ChangedIndex difference) {
        return "the entity asks for " + words(difference.desired()) + " and the database has under this name "
                + words(difference.live());
    }

    @Override
    public String visit(UnvalidatedForeignKey difference) {
        return "the foreign key holds for new rows and was never checked against the older ones";
    }

    @Override
    public String visit(UnvalidatedCheck difference) {
        return "the check holds for new rows and was never checked against the older ones";
    }

    @Override
    public String visit(ChangedSequence difference) {
        return "the entity allocates ids in steps of " + difference.desired().increment()
                + " and the sequence counts in steps of " + difference.live().increment();
    }

    @Override
    public String visit(ChangedEnumType difference) {
        return "the entity has the values " + difference.desired().values() + " and the database "
                + difference.live().values();
    }

    @Override
    public String visit(ChangedCompositeType difference) {
        return "the entity has the attributes " + difference.desired().attributes() + " and the database "
                + difference.live().attributes();
    }

    @Override
    public String visit(UnexpectedColumn difference) {
        return "the database has " + words(difference.live()) + " and the entity has no such attribute";
    }

    @Override
    public String visit(UnexpectedUniqueKey difference) {
        return "the database says that (" + String.join(", ", difference.columns())
                + ") is unique and the entity does not";
    }

    @Override
    public String visit(UnexpectedForeignKey difference) {
        return "the database says that " + words(difference.live()) + " and the entity does not";
    }

    @Override
    public String visit(UnexpectedCheck difference) {
        return "the database says check (" + difference.live().condition() + ") and the entity does not";
    }

    @Override
    public String visit(UnexpectedIndex difference) {
        return "the database has " + words(difference.live()) + " and the entity does not ask for it";
    }

    @Override
    public String visit(UnusableRelation difference) {
        return "the entity is mapped to a table of this name and the database has a " + Words.spaced(difference.kind())
                + " there";
    }

    @Override
    public String visit(AmbiguousColumn difference) {
        return "the entity asks for the column "
                + PostgresSql.quoted(difference.desired().name())
                + " and the database has "
                + PostgresSql.quoted(difference.live().name())
                + ", which differs by its case alone";
    }

    @Override
    public String visit(MissingRole difference) {
        return "automigrate.grant-to names it and the server has no role of this name";
    }

    @Override
    public String visit(MissingGrant difference) {
        return "automigrate.grant-to names the role, and it lacks " + String.join(", ", difference.privileges());
    }

    private static String words(Column column) {
        return ColumnSql.definition(column);
    }

    private static String words(ForeignKey key) {
        return "(" + String.join(", ", key.columns()) + ")" + ConstraintSql.references(key.reference());
    }

    private static String words(Index index) {
        return (index.definition().unique() ? "a unique index over " : "an index over ")
                + IndexSql.columns(index.definition());
    }

    private static String words(ColumnSource source) {
        return source.accept(new Words());
    }

    private static String collation(Column column) {
        String collation = column.traits().collation();
        return collation == null ? "no collation of its own" : "collation " + collation;
    }

    /** The words for where values come from, and for kinds of relations. */
    private record Words() implements ColumnSource.Visitor<String> {

        static String spaced(Enum<?> constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }

        @Override
        public String visitNone() {
            return "no default";
        }

        @Override
        public String visitDefault(ColumnSource.Default source) {
            return "default " + source.expression();
        }

        @Override
        public String visitIdentity() {
            return "identity";
        }

        @Override
        public String visitGenerated(ColumnSource.Generated source) {
            return "generated always as (" + source.expression() + ")";
        }
    }
}

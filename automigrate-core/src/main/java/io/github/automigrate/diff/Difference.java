package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;

/**
 * One finding of the comparison: something that the entities ask for and the database lacks, has in another form, or has
 * without being asked.
 */
public sealed interface Difference
        permits MissingNamespace,
                MissingTable,
                MissingSequence,
                MissingEnumType,
                MissingCompositeType,
                MissingColumn,
                MissingPrimaryKey,
                MissingUniqueKey,
                MissingForeignKey,
                MissingCheck,
                MissingIndex,
                InvalidIndex,
                ChangedType,
                ChangedNullability,
                ChangedSource,
                ChangedCollation,
                ChangedComment,
                ChangedPrimaryKey,
                ChangedForeignKey,
                ChangedCheck,
                ChangedIndex,
                UnvalidatedForeignKey,
                UnvalidatedCheck,
                ChangedSequence,
                ChangedEnumType,
                ChangedCompositeType,
                UnexpectedColumn,
                UnexpectedUniqueKey,
                UnexpectedForeignKey,
                UnexpectedCheck,
                UnexpectedIndex,
                UnusableRelation,
                AmbiguousColumn,
                MissingRole,
                MissingGrant {

    /** Returns the table, sequence or type that differs; for a missing database schema its name with an empty relation. */
    QualifiedName relation();

    /** Returns what of the relation differs, in words: {@code column title}, {@code index ix_title}. */
    String subject();

    /** Returns the visitor's answer for this kind of difference. */
    <R> R accept(Visitor<R> visitor);

    /** An answer for every kind of difference; the compiler finds a visitor that forgets one. */
    interface Visitor<R> {
        /** Answers for a database schema that the model names and the database lacks. */
        R visit(MissingNamespace difference);

        /** Answers for a table that the database lacks. */
        R visit(MissingTable difference);

        /** Answers for a sequence that the database lacks. */
        R visit(MissingSequence difference);

        /** Answers for a named enum type that the database lacks. */
        R visit(MissingEnumType difference);

        /** Answers for a composite type that the database lacks. */
        R visit(MissingCompositeType difference);

        /** Answers for a column that an existing table lacks. */
        R visit(MissingColumn difference);

        /** Answers for a primary key that an existing table lacks. */
        R visit(MissingPrimaryKey difference);

        /** Answers for a unique key that an existing table lacks. */
        R visit(MissingUniqueKey difference);

        /** Answers for a foreign key that an existing table lacks. */
        R visit(MissingForeignKey difference);

        /** Answers for a check that an existing table lacks. */
        R visit(MissingCheck difference);

        /** Answers for an index that an existing table lacks. */
        R visit(MissingIndex difference);

        /** Answers for an index of the model's name and definition that a failed concurrent build left behind. */
        R visit(InvalidIndex difference);

        /** Answers for a column whose type differs. */
        R visit(ChangedType difference);

        /** Answers for a column that admits NULL on one side only. */
        R visit(ChangedNullability difference);

        /** Answers for a column whose default, identity or generation expression differs. */
        R visit(ChangedSource difference);

        /** Answers for a column whose collation differs. */
        R visit(ChangedCollation difference);

        /** Answers for a comment that is missing or reads otherwise. */
        R visit(ChangedComment difference);

        /** Answers for a primary key over other columns. */
        R visit(ChangedPrimaryKey difference);

        /** Answers for a foreign key over the same columns that points elsewhere or acts otherwise. */
        R visit(ChangedForeignKey difference);

        /** Answers for a check of the same name, or over the same column, with another condition. */
        R visit(ChangedCheck difference);

        /** Answers for an index of the model's name with another definition. */
        R visit(ChangedIndex difference);

        /** Answers for a foreign key of the model that holds for new rows only. */
        R visit(UnvalidatedForeignKey difference);

        /** Answers for a check of the model that holds for new rows only. */
        R visit(UnvalidatedCheck difference);

        /** Answers for a sequence with another increment. */
        R visit(ChangedSequence difference);

        /** Answers for a named enum type with other values. */
        R visit(ChangedEnumType difference);

        /** Answers for a composite type with other attributes. */
        R visit(ChangedCompositeType difference);

        /** Answers for a column that the model does not know. */
        R visit(UnexpectedColumn difference);

        /** Answers for a unique key or unique index that the model does not know. */
        R visit(UnexpectedUniqueKey difference);

        /** Answers for a foreign key that the model does not know. */
        R visit(UnexpectedForeignKey difference);

        /** Answers for a check that the model does not know. */
        R visit(UnexpectedCheck difference);

        /** Answers for an index that the model does not know. */
        R visit(UnexpectedIndex difference);

        /** Answers for a table of the model whose name belongs to something that is not an ordinary table. */
        R visit(UnusableRelation difference);

        /** Answers for a missing column whose name differs from that of an unknown live column by its case alone. */
        R visit(AmbiguousColumn difference);

        /** Answers for a role that ought to use the schema and does not exist. */
        R visit(MissingRole difference);

        /** Answers for something that exists and that a role ought to use, but may not. */
        R visit(MissingGrant difference);
    }
}

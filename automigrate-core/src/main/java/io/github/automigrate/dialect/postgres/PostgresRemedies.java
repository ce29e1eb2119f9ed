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
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Remedies;
import io.github.automigrate.plan.Remedy;

/** What becomes of each kind of difference on PostgreSQL. */
final class PostgresRemedies implements Remedies {

    @Override
    public Remedy remedy(Difference difference, Circumstances circumstances) {
        Remedy remedy = difference.accept(new ByDifference(circumstances));
        Remedy permitted = Privileges.respected(remedy, difference, circumstances);
        return Publications.mentioned(
                LargeTables.spared(permitted, difference, circumstances), difference, circumstances);
    }

    /** Each kind of difference with the operation that answers it, or the reason why there is none. */
    private record ByDifference(Circumstances circumstances) implements Difference.Visitor<Remedy> {

        @Override
        public Remedy visit(MissingNamespace difference) {
            return CreateNamespace.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingTable difference) {
            return CreateTable.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingSequence difference) {
            return CreateSequence.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingEnumType difference) {
            return CreateType.remedy(difference);
        }

        @Override
        public Remedy visit(MissingCompositeType difference) {
            return CreateType.remedy(difference);
        }

        @Override
        public Remedy visit(MissingColumn difference) {
            return AddColumn.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingPrimaryKey difference) {
            return Replacement.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingUniqueKey difference) {
            return AttachUniqueKey.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingForeignKey difference) {
            return AddForeignKey.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingCheck difference) {
            return AddCheck.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(MissingIndex difference) {
            return BuildIndex.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(InvalidIndex difference) {
            return RebuildIndex.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(ChangedType difference) {
            return WidenColumn.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(ChangedNullability difference) {
            return DropNotNull.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(ChangedSource difference) {
            return SetDefault.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedCollation difference) {
            return Replacement.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedComment difference) {
            return SetComment.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedPrimaryKey difference) {
            return Replacement.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(ChangedForeignKey difference) {
            return Replacement.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedCheck difference) {
            return WidenCheck.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedIndex difference) {
            return Replacement.remedy(difference);
        }

        @Override
        public Remedy visit(UnvalidatedForeignKey difference) {
            return ValidateConstraint.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(UnvalidatedCheck difference) {
            return ValidateConstraint.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(ChangedSequence difference) {
            return CreateSequence.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedEnumType difference) {
            return AddEnumValue.remedy(difference);
        }

        @Override
        public Remedy visit(ChangedCompositeType difference) {
            return Replacement.remedy(difference);
        }

        @Override
        public Remedy visit(UnexpectedColumn difference) {
            return Unexpected.remedy(difference, circumstances);
        }

        @Override
        public Remedy visit(UnexpectedUniqueKey difference) {
            return Unexpected.remedy(difference);
        }

        @Override
        public Remedy visit(UnexpectedForeignKey difference) {
            return Unexpected.remedy(difference);
        }

        @Override
        public Remedy visit(UnexpectedCheck difference) {
            return Unexpected.remedy(difference);
        }

        @Override
        public Remedy visit(UnexpectedIndex difference) {
            return Unexpected.remedy(difference);
        }

        @Override
        public Remedy visit(UnusableRelation difference) {
            return Unexpected.remedy(difference);
        }

        @Override
        public Remedy visit(AmbiguousColumn difference) {
            return Unexpected.remedy(difference);
        }

        @Override
        public Remedy visit(MissingRole difference) {
            return GrantPrivileges.remedy(difference);
        }

        @Override
        public Remedy visit(MissingGrant difference) {
            return GrantPrivileges.remedy(difference, circumstances);
        }
    }
}

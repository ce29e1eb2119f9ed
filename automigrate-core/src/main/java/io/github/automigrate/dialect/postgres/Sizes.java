package io.github.automigrate.dialect.postgres;

import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.QualifiedName;
import java.util.OptionalLong;

/** What is known of the size of a table: from its statistics, and from the answers of the server. */
final class Sizes {

    private Sizes() {}

    /** Returns whether it is known that the table has no row. */
    static boolean isEmpty(QualifiedName table, Circumstances circumstances) {
        OptionalLong answer = circumstances.evidence().answer(new Question.AnyRow(table));
        return answer.isPresent() && answer.getAsLong() == 0;
    }

    /** Returns the number of rows as far as somebody knows it. */
    static OptionalLong rows(QualifiedName table, Circumstances circumstances) {
        if (isEmpty(table, circumstances)) {
            return OptionalLong.of(0);
        }
        OptionalLong estimate = circumstances
                .live()
                .relation(table)
                .map(Relation::size)
                .map(Relation.Size::estimatedRows)
                .orElse(OptionalLong.empty());
        return estimate.isPresent() ? estimate : circumstances.evidence().answer(new Question.ExpectedRows(table));
    }
}

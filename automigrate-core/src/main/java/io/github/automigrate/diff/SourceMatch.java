package io.github.automigrate.diff;

import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Expression;

/**
 * Answers whether a live source gives the values that the model expects from a desired one.
 *
 * @param expectsIds whether the values are ids that the model gives itself, from no sequence that exists
 */
record SourceMatch(ColumnSource live, boolean expectsIds) implements ColumnSource.Visitor<Boolean> {

    /** Returns the source itself, or none for a default of NULL, which PostgreSQL does not keep. */
    static ColumnSource effective(ColumnSource source) {
        boolean givesNull = source instanceof ColumnSource.Default value && isNull(value.expression());
        return givesNull ? ColumnSource.none() : source;
    }

    private static boolean isNull(Expression expression) {
        return expression.canonical().equals("NULL") || expression.canonical().startsWith("NULL::");
    }

    /**
     * A default that the model does not know is no difference, since it is never changed or dropped. The same holds for
     * an identity, unless it feeds ids that the model now makes in another way: then the way of making ids has changed.
     */
    @Override
    public Boolean visitNone() {
        boolean otherIds = live instanceof ColumnSource.Identity && expectsIds;
        return !otherIds && !(live instanceof ColumnSource.Generated);
    }

    /** An identity, a serial column and a default that draws from a sequence give values in the same way. */
    @Override
    public Boolean visitDefault(ColumnSource.Default source) {
        return source.equals(live) || (live instanceof ColumnSource.Identity && drawsFromSequence(source));
    }

    @Override
    public Boolean visitIdentity() {
        return live instanceof ColumnSource.Identity
                || (live instanceof ColumnSource.Default value && drawsFromSequence(value));
    }

    @Override
    public Boolean visitGenerated(ColumnSource.Generated source) {
        return source.equals(live);
    }

    private static boolean drawsFromSequence(ColumnSource.Default source) {
        return source.expression().canonical().contains("nextval(");
    }
}

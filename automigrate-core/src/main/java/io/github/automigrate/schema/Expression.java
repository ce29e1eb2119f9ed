package io.github.automigrate.schema;

/**
 * A piece of SQL (default, check, generation expression, index predicate) with the form the server gives to it.
 *
 * <p>Expressions are compared by their canonical form alone, since the text of the catalog is no fixpoint: it changes with
 * dump and restore. Until the server has been asked, the canonical form is the text itself.
 *
 * @param sql the text as the mapping or the catalog has it; used in statements and messages
 * @param canonical the text as the server prints it after parsing and constant folding
 * @param isVolatile whether the server calls the expression volatile, so that each row would get its own value
 */
public record Expression(String sql, String canonical, boolean isVolatile) {

    /** Returns an expression that the server has not been asked about. */
    public static Expression of(String sql) {
        return new Expression(sql, sql, false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return sql;
    }
}

package io.github.automigrate.plan;

/** Thrown when SQL is not one of the additive statements, and so cannot be part of a plan. */
final class NotAdditiveException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String sql;

    NotAdditiveException(String sql) {
        super("This statement is not additive and was not taken into a plan: " + sql);
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}

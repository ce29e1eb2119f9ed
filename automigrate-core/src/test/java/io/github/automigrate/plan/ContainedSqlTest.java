package io.github.automigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainedSqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a;b'",
                "'it''s; ('",
                "E'a\\'; )'",
                "$$a;)$$",
                "$tag$a;$$)$tag$",
                "\"odd;)name\" > 0",
                "b < 2 -- a comment; with everything )",
                "b < /* ; ) */ 2",
                "'-- no comment' || ')'",
                "'/*' || '*/'",
                "ARRAY[1, 2] && (SELECT ARRAY[b])",
                "'a'\n'b'",
                "jsonb '{\"a\": [1]}' -> 'a'",
                "fooe'a' IS NULL",
            })
    void holdsOneExpression(String sql) {
        assertThat(ContainedSql.holds(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'); COMMIT; DROP TABLE t; --",
                "1; DROP TABLE t",
                "(1; DROP TABLE t)",
                "1) (1",
                "(1",
                "[1)",
                "'x",
                "\"x",
                "$$x",
                "$1",
                "1 /* 2",
                "1 /* /* */ '); COMMIT; -- */ '",
                "'a' --'\n); COMMIT; --'",
                "E'a'\n'\\'' ); COMMIT; DROP TABLE t; --'",
                "E'a' -- a comment\n'\\'' ); COMMIT; DROP TABLE t; --'",
                "fooe'\\'); COMMIT; --'",
            })
    void findsWhatEndsTheStatementAround(String sql) {
        assertThat(ContainedSql.holds(sql)).isFalse();
    }
}

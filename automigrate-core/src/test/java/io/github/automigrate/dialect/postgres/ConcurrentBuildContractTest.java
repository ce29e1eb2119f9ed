package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.diff.MissingIndex;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.Sql;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Measures the lock of a concurrent index build while it runs, since it cannot run inside a transaction. */
class ConcurrentBuildContractTest {

    private static final QualifiedName BOOK = new QualifiedName("public", "book");

    private static final String LOCKS_OF_THE_BUILD =
            "SELECT l.mode FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.granted"
                    + " AND l.relation = 'book'::regclass AND a.query LIKE 'CREATE INDEX CONCURRENTLY%'";

    @Test
    void buildsAnIndexUnderTheLockThatItNames() throws Exception {
        Bench bench = Bench.withSql("CREATE TABLE book (id bigint, title text)", "INSERT INTO book VALUES (1, 'a')");
        Operation build = operation(bench);
        try (OldSnapshot snapshot = OldSnapshot.of(bench.database())) {
            var running = CompletableFuture.runAsync(
                    () -> Sql.execute(bench.database(), build.sql().get(0)));
            Await.untilFound(bench.database(), Duration.ofSeconds(30), LOCKS_OF_THE_BUILD);
            assertThat(Sql.column(bench.database(), LOCKS_OF_THE_BUILD)).containsExactly("ShareUpdateExclusiveLock");
            snapshot.end();
            running.get(30, TimeUnit.SECONDS);
        }
        assertThat(build.statements().get(0).locks())
                .containsExactly(new RelationLock(Lock.SHARE_UPDATE_EXCLUSIVE, BOOK));
    }

    private static Operation operation(Bench bench) throws Exception {
        Index index = new Index("ix_title", Index.Definition.btree(false, List.of("title")));
        Table book = Table.of(
                BOOK, List.of(Column.of("id", ColumnType.of("bigint")), Column.of("title", ColumnType.of("text"))));
        return Situation.withLive(book)
                .onVersion(bench.version())
                .remedy(new MissingIndex(BOOK, index))
                .operations()
                .get(0);
    }
}

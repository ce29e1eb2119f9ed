package io.github.automigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogDumpTest {

    @Test
    void restoresWhatADatabaseConsistsOf() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        Sql.execute(
                database,
                "CREATE EXTENSION citext",
                "CREATE SCHEMA \"Other Schema\"",
                "CREATE TYPE mood AS ENUM ('it''s', 'ok')",
                "CREATE TYPE pair AS (\"Left\" mood, r numeric(4,2))",
                "CREATE CAST (varchar AS mood) WITH INOUT AS IMPLICIT",
                "CREATE SEQUENCE numbers START 7 INCREMENT 50",
                "CREATE TABLE \"Other Schema\".\"T\" (id serial PRIMARY KEY, \"K\" bigint GENERATED ALWAYS AS IDENTITY,"
                        + " name varchar(20) COLLATE \"C\" DEFAULT 'x' NOT NULL UNIQUE, m mood, p pair, c citext,"
                        + " len int GENERATED ALWAYS AS (length(name)) STORED, n bigint DEFAULT nextval('numbers'))",
                "CREATE TABLE child (id bigint, t int CONSTRAINT fk REFERENCES \"Other Schema\".\"T\" ON DELETE CASCADE)",
                "CREATE INDEX part ON child (lower(id::text) DESC) WHERE t > 5",
                "CREATE VIEW seen AS SELECT id FROM child",
                "COMMENT ON TABLE child IS 'it''s'",
                "COMMENT ON COLUMN child.t IS 'a column'");

        PostgresDatabase restored = CatalogDump.of(database).restored();

        assertThat(Catalog.of(restored)).isNotEmpty().isEqualTo(Catalog.of(database));
        assertThat(Sql.value(restored, "SELECT count(*) FROM seen")).isEqualTo("0");
    }

    // the text of a check is no fixpoint in a real dump and restore either
    @Test
    void changesTheTextOfAListCheckAsARealRestoreDoes() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        Sql.execute(database, "CREATE TABLE t (s varchar(9) CHECK (s IN ('a', 'b')))");

        PostgresDatabase restored = CatalogDump.of(database).restored();

        assertThat(Catalog.of(restored)).isNotEqualTo(Catalog.of(database));
        assertThat(CatalogDump.of(restored).statements().toString()).contains("CHECK", "(s)::text");
    }
}

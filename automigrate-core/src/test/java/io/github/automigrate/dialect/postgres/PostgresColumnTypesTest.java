package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresColumnTypesTest {

    private final PostgresColumnTypes types = new PostgresColumnTypes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "varchar(255)",
                "VARCHAR",
                "character varying (20)",
                "char varying(3)",
                "national character varying(7)",
                "nchar(2)",
                "char(1)",
                "char",
                "CHARACTER",
                "bpchar",
                "bpchar(3)",
                "\"char\"",
                "text",
                "name",
                "bytea",
                "bit",
                "bit(3)",
                "varbit(4)",
                "bit varying",
                "bool",
                "boolean",
                "int2",
                "smallint",
                "int",
                "int4",
                "integer",
                "int8",
                "bigint",
                "smallserial",
                "serial",
                "serial4",
                "bigserial",
                "serial8",
                "float",
                "float(1)",
                "float(24)",
                "float(25)",
                "float(53)",
                "float4",
                "real",
                "float8",
                "double  precision",
                "numeric",
                "numeric(38,2)",
                "numeric(10)",
                "decimal(12,3)",
                "dec(5, 2)",
                "money",
                "date",
                "time",
                "time(0)",
                "time(0) with time zone",
                "timetz",
                "timetz(3)",
                "timestamp",
                "timestamp(6)",
                "timestamp(9)",
                "timestamp(6) with time zone",
                "TIMESTAMP WITH TIME ZONE",
                "timestamptz",
                "timestamptz(3)",
                "timestamp(3) without time zone",
                "interval",
                "interval(3)",
                "interval second(6)",
                "interval second",
                "interval day to second(6)",
                "interval year to month",
                "uuid",
                "json",
                "jsonb",
                "xml",
                "inet",
                "cidr",
                "macaddr",
                "oid",
                "point",
                "box",
                "tsvector",
                "tsquery",
                "int4range",
                "tstzrange",
                "int8multirange",
                "regclass",
                "pg_lsn",
                "varchar(255) array",
                "smallint array",
                "integer array[4]",
                "varchar(20)[]",
                "numeric(10,2)[][]",
                "timestamp(3) with time zone array",
                "timestamp(3) with time zone[]",
                "char(1)[]",
                "bit[]",
                "interval second(6) array",
                "\"char\"[]",
                "pg_catalog.int4",
                "pg_catalog.\"char\"",
                "pg_catalog.varchar(5)",
                "\"text\"",
                "\"int4\"",
                "mood",
                "Mood",
                "\"mood\"",
                "\"Mood\"",
                "\"Mood\" array",
                "\"order\"",
                "\"values\"[]",
                "other.mood",
                "other.\"we\"\"ird.name\"",
                "\"a b\""
            })
    void readsASpellingAndWhatTheServerMakesOfItIntoTheSameType(String spelling) throws SQLException {
        assertThat(types.canonical(formatted(spelling))).isEqualTo(types.canonical(spelling));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"varchar(20)[]", "timestamptz(3)", "time(0)[]", "interval second(6)", "\"Mood\"", "numeric(5)"})
    void isWrittenAsSqlThatMeansTheSame(String spelling) throws SQLException {
        ColumnType type = types.canonical(spelling);

        assertThat(types.canonical(formatted(PostgresSql.type(type)))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(20)[]|varchar(20)|false",
                "varchar(20)|varchar(21)|false",
                "json|jsonb|false",
                "mood|\"Mood\"|false",
                "char|char(1)|true",
                "numeric(10)|numeric(10,0)|true",
                "float(24)|float4|true",
                "geometry(Point,4326)|geometry( Point, 4326 )|true",
                "geometry(Point,4326)|geometry(Point,3857)|false"
            })
    void tellsEqualTypesFromDifferentOnes(String left, String right, boolean equal) {
        assertThat(types.canonical(left).equals(types.canonical(right))).isEqualTo(equal);
    }

    @Test
    void carriesEveryTypeOfTheServerThroughUnchanged() throws SQLException {
        try (Connection connection = PostgresServer.freshDatabase().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SELECT format_type(oid, NULL) FROM pg_type"
                        + " WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm')"
                        + " AND typcategory <> 'A' AND typname NOT IN ('bpchar', 'bit')")) {
            while (names.next()) {
                assertThat(types.canonical(names.getString(1)).name()).isEqualTo(names.getString(1));
            }
        }
    }

    @Test
    void quotesTheKeyWordsThatTheServerQuotes() throws SQLException {
        try (Connection connection = PostgresServer.freshDatabase().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet words = statement.executeQuery("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'")) {
            while (words.next()) {
                assertThat(PostgresKeywords.contains(words.getString(1)))
                        .as(words.getString(1))
                        .isTrue();
            }
        }
    }

    private static String formatted(String type) throws SQLException {
        try (Connection connection = Database.CONNECTIONS.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS spelled; CREATE TABLE spelled (it " + type + ")");
            try (ResultSet result = statement.executeQuery("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                    + " WHERE attrelid = 'spelled'::regclass AND attname = 'it'")) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static final class Database {
        private static final javax.sql.DataSource CONNECTIONS = withTypes();

        private static javax.sql.DataSource withTypes() {
            javax.sql.DataSource connections = PostgresServer.freshDatabase().dataSource();
            try (Connection connection = connections.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA other; CREATE TYPE mood AS ENUM (); CREATE TYPE \"Mood\" AS ENUM ();"
                        + " CREATE TYPE \"order\" AS ENUM (); CREATE TYPE \"values\" AS ENUM ();"
                        + " CREATE TYPE other.mood AS ENUM (); CREATE TYPE other.\"we\"\"ird.name\" AS ENUM ();"
                        + " CREATE TYPE \"a b\" AS ENUM ()");
                return connections;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}

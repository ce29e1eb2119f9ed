package io.github.automigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityModelsTest {

    @Entity(name = "Book")
    static class Book {
        @Id
        long id;

        String bookTitle;
    }

    @Test
    void readsTheModelOfEntitiesWithoutADatabase() {
        var book = EntityModels.of(Book.class).schema("public").table(new QualifiedName("public", "book"));

        assertThat(book.orElseThrow().columns()).extracting(Column::name).isEqualTo(List.of("id", "book_title"));
    }

    @Test
    void letsHibernateCreateTheSchema() throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();

        EntityModels.create(database, Book.class);

        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("SELECT book_title FROM book")
                            .next())
                    .isFalse();
        }
    }
}

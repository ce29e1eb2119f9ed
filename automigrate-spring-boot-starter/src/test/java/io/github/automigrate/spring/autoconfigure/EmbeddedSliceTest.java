package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.model.Book;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.test.context.ContextConfiguration;

/** A repository test as most are: Boot replaces the database by an embedded one, and Hibernate makes its schema. */
@DataJpaTest(properties = {"spring.flyway.enabled=false", "spring.liquibase.enabled=false"})
@ContextConfiguration(classes = SliceTest.Slice.class)
class EmbeddedSliceTest {

    @Autowired
    private TestEntityManager entities;

    @Autowired
    private MigrationStatuses statuses;

    @Test
    void isLeftToHibernate() {
        Book book = new Book();
        book.set(1L, "Emma");
        entities.persistAndFlush(book);

        assertThat(statuses.all()).extracting(MigrationStatus::state).containsExactly(MigrationState.DISABLED);
    }
}

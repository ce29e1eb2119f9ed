package io.github.automigrate.spring.library;

import io.github.automigrate.spring.autoconfigure.model.Book;
import org.springframework.data.jpa.repository.JpaRepository;

/** All books. */
public interface Books extends JpaRepository<Book, Long> {}

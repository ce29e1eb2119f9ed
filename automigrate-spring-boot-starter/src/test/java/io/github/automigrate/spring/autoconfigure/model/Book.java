package io.github.automigrate.spring.autoconfigure.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The smallest entity. */
@Entity
public class Book {

    @Id
    private Long id;

    private String title;

    /** Returns the title. */
    public String getTitle() {
        return title;
    }

    /** Sets what a row consists of. */
    public void set(Long newId, String newTitle) {
        id = newId;
        title = newTitle;
    }

    /** Returns the identifier. */
    public Long getId() {
        return id;
    }
}

package io.github.automigrate.spring.autoconfigure.reader;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/** An entity with an index, which is built online when its table has rows already. */
@Entity
@Table(name = "reader", indexes = @Index(name = "reader_name", columnList = "name"))
public class Reader {

    @Id
    private Long id;

    private String name;

    /** Returns the identifier. */
    public Long getId() {
        return id;
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Sets what a row consists of. */
    public void set(Long newId, String newName) {
        id = newId;
        name = newName;
    }
}

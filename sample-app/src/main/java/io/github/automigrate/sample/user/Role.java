package io.github.automigrate.sample.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What a user may do, for example {@code admin}. */
@Entity
@Table(name = "roles")
public class Role {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Column(nullable = false, unique = true, length = 50)
    private String name;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Role() {}

    public Role(String name) {
        this.name = name;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}

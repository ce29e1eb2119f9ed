package io.github.automigrate.sample.user;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The roles. */
public interface RoleRepository extends JpaRepository<Role, Long> {

    /** Returns the role of exactly this name. */
    Optional<Role> findByName(String name);
}

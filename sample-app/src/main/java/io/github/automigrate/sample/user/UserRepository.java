package io.github.automigrate.sample.user;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The users. */
public interface UserRepository extends JpaRepository<User, Long> {

    /** Returns the user with exactly this e-mail address. */
    Optional<User> findByEmail(String email);

    /** Returns whether a user with exactly this e-mail address exists. */
    boolean existsByEmail(String email);
}

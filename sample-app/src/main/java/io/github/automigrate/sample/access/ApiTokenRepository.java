package io.github.automigrate.sample.access;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The API tokens. */
public interface ApiTokenRepository extends JpaRepository<ApiToken, Long> {

    /** Returns the tokens of one user, the oldest first. */
    List<ApiToken> findByUserIdOrderByCreatedAt(long userId);
}

package io.github.automigrate.sample.user;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The social accounts. */
public interface SocialAccountRepository extends JpaRepository<SocialAccount, Long> {

    /** Returns the social accounts of one user, the oldest first. */
    List<SocialAccount> findByUserIdOrderByLinkedAt(long userId);
}

package io.github.automigrate.sample.access;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The sessions. */
public interface SessionRepository extends JpaRepository<Session, UUID> {}

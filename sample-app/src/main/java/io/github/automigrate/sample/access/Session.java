package io.github.automigrate.sample.access;

import io.github.automigrate.sample.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The time between signing in and signing out. New in 1.1: the whole table. */
@Entity
@Table(name = "sessions", indexes = @Index(name = "sessions_user_id_idx", columnList = "user_id"))
public class Session {

    private static final Duration LIFETIME = Duration.ofHours(8);

    @Id
    @GeneratedValue
    private @Nullable UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", nullable = false)
    private User user;

    /** The member of the support team who acts in the name of the user. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "impersonator_id")
    private @Nullable User impersonator;

    @Column(nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant expiresAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    public Session(User user, @Nullable User impersonator) {
        this.user = user;
        this.impersonator = impersonator;
        this.createdAt = Instant.now();
        this.expiresAt = createdAt.plus(LIFETIME);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public User getUser() {
        return user;
    }

    public @Nullable User getImpersonator() {
        return impersonator;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }
}

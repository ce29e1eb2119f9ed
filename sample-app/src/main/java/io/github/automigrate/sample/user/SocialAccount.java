package io.github.automigrate.sample.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account elsewhere that a user may sign in with. */
@Entity
@Table(
        name = "social_accounts",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "social_accounts_provider_external_id_key",
                        columnNames = {"provider", "external_id"}))
public class SocialAccount {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", nullable = false)
    private User user;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private SocialProvider provider;

    @Column(nullable = false)
    private String externalId;

    // 1.1: required, but version 1.0 left rows without one: somebody has to decide what becomes of them
    @Column(nullable = false)
    private String email;

    @Column(nullable = false)
    private Instant linkedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SocialAccount() {}

    public SocialAccount(User user, SocialProvider provider, String externalId, String email) {
        this.user = user;
        this.provider = provider;
        this.externalId = externalId;
        this.email = email;
        this.linkedAt = Instant.now();
    }

    public @Nullable Long getId() {
        return id;
    }

    public User getUser() {
        return user;
    }

    public SocialProvider getProvider() {
        return provider;
    }

    public String getExternalId() {
        return externalId;
    }

    public String getEmail() {
        return email;
    }

    public Instant getLinkedAt() {
        return linkedAt;
    }
}

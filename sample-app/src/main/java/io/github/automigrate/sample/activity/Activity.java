package io.github.automigrate.sample.activity;

import io.github.automigrate.sample.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a user did. */
@Entity
@Table(
        name = "activity_log",
        // 1.1: new, the activity of one user took a scan of the whole log
        indexes = @Index(name = "activity_log_user_id_occurred_at_idx", columnList = "user_id, occurred_at"))
public class Activity {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", nullable = false)
    private User user;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Action action;

    @Column(nullable = false)
    private Instant occurredAt;

    // long enough for IPv6
    @Column(length = 45)
    private @Nullable String ipAddress;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Activity() {}

    public Activity(User user, Action action, @Nullable String ipAddress) {
        this.user = user;
        this.action = action;
        this.ipAddress = ipAddress;
        this.occurredAt = Instant.now();
    }

    public @Nullable Long getId() {
        return id;
    }

    public User getUser() {
        return user;
    }

    public Action getAction() {
        return action;
    }

    public Instant getOccurredAt() {
        return occurredAt;
    }

    public @Nullable String getIpAddress() {
        return ipAddress;
    }
}

package io.github.automigrate.sample.user;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** A person with an account. */
@Entity
@Table(name = "users")
public class User {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Column(nullable = false, unique = true)
    private String email;

    // 1.1: up to 255 characters, 100 turned out to be too few
    @Column(nullable = false, length = 255)
    private String displayName;

    @Column(nullable = false)
    private String passwordHash;

    // 1.1: the new constant PENDING
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AccountStatus status;

    @Column(nullable = false)
    private Instant createdAt;

    // 1.1: new, unknown for everybody who signed in before
    private @Nullable Instant lastLoginAt;

    // 1.1: new and required; the default fills the rows that exist and those that version 1.0 still inserts
    @Column(nullable = false)
    @ColumnDefault("0")
    private int failedLogins;

    @Embedded
    private @Nullable Address address;

    @ElementCollection
    @CollectionTable(name = "user_phone_numbers", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "phone_number", nullable = false, length = 32)
    private Set<String> phoneNumbers = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "user_roles",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    private Set<Role> roles = new HashSet<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** A new user, who still has to confirm the e-mail address. */
    public User(String email, String displayName, String passwordHash, @Nullable Address address) {
        this.email = email;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.address = address;
        this.status = AccountStatus.PENDING;
        this.createdAt = Instant.now();
    }

    /** Whether this user may sign in; someone who did not confirm the address yet may. */
    public boolean maySignIn() {
        return status == AccountStatus.ACTIVE || status == AccountStatus.PENDING;
    }

    public void signedIn() {
        lastLoginAt = Instant.now();
        failedLogins = 0;
    }

    public void failedToSignIn() {
        failedLogins++;
    }

    public void grant(Role role) {
        roles.add(role);
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getEmail() {
        return email;
    }

    public String getDisplayName() {
        return displayName;
    }

    public String getPasswordHash() {
        return passwordHash;
    }

    public AccountStatus getStatus() {
        return status;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getLastLoginAt() {
        return lastLoginAt;
    }

    public int getFailedLogins() {
        return failedLogins;
    }

    public @Nullable Address getAddress() {
        return address;
    }

    public Set<String> getPhoneNumbers() {
        return phoneNumbers;
    }

    public Set<Role> getRoles() {
        return roles;
    }
}

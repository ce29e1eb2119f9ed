package io.github.automigrate.load;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/** The table under traffic as the new version of the application wants it; see {@link TrafficServer} for the old one. */
@Entity
@Table(name = "account", indexes = @Index(name = "ix_account_name", columnList = "name"))
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class Account {

    @Id
    private long id;

    @Column(nullable = false, length = 120)
    private String name;

    @Column(nullable = false)
    private long balance;

    private String note;

    protected Account() {}
}

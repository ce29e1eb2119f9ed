package io.github.automigrate.sample.user;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A postal address; every part of it is optional. */
@Embeddable
public record Address(
        @Nullable @Size(max = 255) String street,
        @Nullable @Size(max = 16) @Column(length = 16) String postalCode,
        @Nullable @Size(max = 255) String city,
        @Nullable @Size(min = 2, max = 2) @Column(length = 2) String country) {}

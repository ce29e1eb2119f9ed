package io.github.automigrate.sample.user;

/** Who vouches for a social account. */
public enum SocialProvider {
    APPLE,
    GITHUB,
    GOOGLE
}

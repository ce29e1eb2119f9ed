package io.github.automigrate.sample.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as they are stored: {@code salt:PBKDF2 hash}, both in hexadecimal. */
public final class PasswordHash {

    private static final int ITERATIONS = 120_000;
    private static final int BITS = 256;
    private static final HexFormat HEX = HexFormat.of();

    private PasswordHash() {}

    /** Returns the hash of a password with a salt of its own. */
    public static String of(String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return HEX.formatHex(salt) + ":" + HEX.formatHex(pbkdf2(password, salt));
    }

    /** Returns whether a hash made by {@link #of} belongs to this password. */
    public static boolean matches(String password, String hash) {
        String[] parts = hash.split(":", 2);
        return MessageDigest.isEqual(HEX.parseHex(parts[1]), pbkdf2(password, HEX.parseHex(parts[0])));
    }

    private static byte[] pbkdf2(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no PBKDF2", e);
        }
    }
}

package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.Identifiers;
import java.nio.charset.StandardCharsets;

/** Folds to lower case unless quoted, and cuts at 63 bytes (PostgreSQL manual, section 4.1.1). */
final class PostgresIdentifiers implements Identifiers {

    // NAMEDATALEN - 1 of every build that is distributed
    private static final int LONGEST = 63;

    @Override
    public String canonical(String spelling, boolean quoted) {
        return cut(quoted ? spelling : folded(spelling));
    }

    // in a multi-byte encoding the server folds ASCII letters only (downcase_identifier in
    // src/backend/parser/scansup.c)
    private static String folded(String spelling) {
        StringBuilder folded = new StringBuilder(spelling);
        for (int index = 0; index < folded.length(); index++) {
            char letter = folded.charAt(index);
            if (letter >= 'A' && letter <= 'Z') {
                folded.setCharAt(index, (char) (letter - 'A' + 'a'));
            }
        }
        return folded.toString();
    }

    private static String cut(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return name;
        }
        int end = LONGEST;
        // 10xxxxxx continues a character, and the server never cuts inside one
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}

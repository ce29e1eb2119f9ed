package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Lock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lock modes as {@code pg_locks} spells them, and which of them conflict (PostgreSQL manual, table 13.2). */
final class LockModes {

    private LockModes() {}

    /** Returns the spellings of all modes that conflict with the mode, separated by commas. */
    static String conflictingWith(Lock mode) {
        return Arrays.stream(Lock.values())
                .filter(other -> conflicts(mode, other))
                .map(LockModes::spelling)
                .collect(Collectors.joining(","));
    }

    private static boolean conflicts(Lock mode, Lock other) {
        return conflicting(mode).contains(other) || conflicting(other).contains(mode);
    }

    // each pair once is enough, since a conflict is mutual
    private static List<Lock> conflicting(Lock mode) {
        return switch (mode) {
            case ACCESS_SHARE, ROW_SHARE, ROW_EXCLUSIVE -> List.of();
            case SHARE_UPDATE_EXCLUSIVE -> List.of(Lock.SHARE_UPDATE_EXCLUSIVE);
            case SHARE -> List.of(Lock.ROW_EXCLUSIVE, Lock.SHARE_UPDATE_EXCLUSIVE);
            case SHARE_ROW_EXCLUSIVE ->
                List.of(Lock.ROW_EXCLUSIVE, Lock.SHARE_UPDATE_EXCLUSIVE, Lock.SHARE, Lock.SHARE_ROW_EXCLUSIVE);
            case EXCLUSIVE ->
                List.of(
                        Lock.ROW_SHARE,
                        Lock.ROW_EXCLUSIVE,
                        Lock.SHARE_UPDATE_EXCLUSIVE,
                        Lock.SHARE,
                        Lock.SHARE_ROW_EXCLUSIVE,
                        Lock.EXCLUSIVE);
            case ACCESS_EXCLUSIVE -> List.of(Lock.values());
        };
    }

    /** Returns {@code AccessShareLock} for ACCESS SHARE. */
    static String spelling(Lock mode) {
        return Arrays.stream(mode.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining())
                + "Lock";
    }

    /** Returns {@code ACCESS SHARE} for AccessShareLock. */
    static String words(String spelling) {
        return spelling.replaceFirst("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }
}

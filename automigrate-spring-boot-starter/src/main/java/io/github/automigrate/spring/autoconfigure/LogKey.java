package io.github.automigrate.spring.autoconfigure;

import java.util.Locale;

/**
 * The keys of structured log events, which are part of the interface: a key may be added, but neither renamed nor given
 * another meaning. None is the beginning of another one, since formats with nested objects have no place for both.
 */
enum LogKey {
    EVENT("What the line is about: `run`, `stands-aside`, `failure`, `cancelled`, `planned`, `operation`, `proposal`,"
            + " `waiting` or `progress`."),
    UNIT("The bean name of the entity manager factory."),
    RUN("The id of the run, which its rows in the history carry as `run_id`."),
    MODE("The mode: `APPLY`, `VALIDATE`, `REPORT`, `WAIT` or `OFF`."),
    BECAUSE("Why it is that mode, why nothing is done, or why a change is left to a person."),
    PHASE("`STARTUP` or `ONLINE`."),
    SCHEMA("The schema of names without one."),
    TABLES("The number of tables of the mapping."),
    PLANNED("The number of operations of the plan, those of a later phase included."),
    APPLIED("The number of operations that were applied."),
    PENDING("The number of operations that were not applied, those of a later phase included."),
    MANUAL("The number of changes that are left to a person."),
    LOCK_WAIT("How long other instances were waited for, in milliseconds."),
    TOOK("How long the run or the operation took, waits included, in milliseconds."),
    OPERATION("The kind of the operation, as `ADD_COLUMN`."),
    RELATION("The table or other relation."),
    SUBJECT("What of the relation, as `column title`."),
    OUTCOME("What became of the operation: `APPLIED`, `POSTPONED`, `FAILED`, `LEFT`, `CANCELLED` or `VETOED`."),
    ATTEMPTS("The number of attempts."),
    WAITED("How long the operation waited for locks and between attempts, in milliseconds."),
    SAFETY("The class of safety: `MANUAL` or `INCOMPATIBLE`."),
    STEP("What an index build is at, in the words of the server."),
    PERCENT("How far that is, 0 to 100."),
    WAITING_FOR("Whom the migration waits for, in words."),
    HOLDER_APPLICATION("The `application_name` of the session that has been in the way for longest."),
    HOLDER_PID("The process id of its server process."),
    HOLDER_AGE("How long that session, or its transaction, has existed, in seconds."),
    FAILURE("The reason of a failure, as `LOCK_WAIT_EXCEEDED`.");

    private final String meaning;

    LogKey(String meaning) {
        this.meaning = meaning;
    }

    String key() {
        return "automigrate." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String meaning() {
        return meaning;
    }
}

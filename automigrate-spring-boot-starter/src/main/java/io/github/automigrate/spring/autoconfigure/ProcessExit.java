package io.github.automigrate.spring.autoconfigure;

/** Ends the process. */
@FunctionalInterface
interface ProcessExit {

    void exit(int code);
}

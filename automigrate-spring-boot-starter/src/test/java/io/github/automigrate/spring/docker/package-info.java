/** Where containers say how to reach their database. */
@org.jspecify.annotations.NullMarked
package io.github.automigrate.spring.docker;

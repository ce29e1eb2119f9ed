/** An application with a repository. */
@org.jspecify.annotations.NullMarked
package io.github.automigrate.spring.library;

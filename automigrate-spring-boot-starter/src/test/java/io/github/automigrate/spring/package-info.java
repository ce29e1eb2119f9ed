/** What holds for the starter as a whole. */
@org.jspecify.annotations.NullMarked
package io.github.automigrate.spring;

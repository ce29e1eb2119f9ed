/** Applications that start on a real server. */
@org.jspecify.annotations.NullMarked
package io.github.automigrate.spring.autoconfigure;

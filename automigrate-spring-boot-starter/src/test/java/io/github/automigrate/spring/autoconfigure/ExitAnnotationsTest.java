package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitAnnotationsTest {

    @Test
    void escapeWhatWouldEndThem() {
        assertThat(ExitAnnotations.command("error", "a: 50 %, b\n", "1: 50 %, 2\r\n3"))
                .isEqualTo("::error title=a%3A 50 %25%2C b%0A::1: 50 %25, 2%0D%0A3\n");
    }
}

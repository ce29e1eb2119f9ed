package io.github.automigrate.sample.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/sessions")
class SessionController {

    private final SignIn signIn;

    SessionController(SignIn signIn) {
        this.signIn = signIn;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionView create(@RequestBody @Valid Credentials credentials, HttpServletRequest request) {
        return signIn.signIn(credentials.email(), credentials.password(), request.getRemoteAddr())
                .map(session -> new SessionView(session.getId(), session.getExpiresAt()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, HttpServletRequest request) {
        signIn.signOut(id, request.getRemoteAddr());
    }

    record Credentials(@NotBlank String email, @NotBlank String password) {}

    record SessionView(@Nullable UUID id, Instant expiresAt) {}
}

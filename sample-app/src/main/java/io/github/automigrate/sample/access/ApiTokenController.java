package io.github.automigrate.sample.access;

import io.github.automigrate.sample.activity.Action;
import io.github.automigrate.sample.activity.Activity;
import io.github.automigrate.sample.activity.ActivityRepository;
import io.github.automigrate.sample.user.User;
import io.github.automigrate.sample.user.UserRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/users/{userId}/api-tokens")
class ApiTokenController {

    private final UserRepository users;
    private final ApiTokenRepository tokens;
    private final ActivityRepository activities;

    ApiTokenController(UserRepository users, ApiTokenRepository tokens, ActivityRepository activities) {
        this.users = users;
        this.tokens = tokens;
        this.activities = activities;
    }

    @GetMapping
    List<ApiTokenView> list(@PathVariable long userId) {
        return tokens.findByUserIdOrderByCreatedAt(userId).stream()
                .map(ApiTokenView::of)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public CreatedApiToken create(
            @PathVariable long userId, @RequestBody @Valid NewApiToken request, HttpServletRequest http) {
        User user = users.findById(userId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String secret = UUID.randomUUID().toString();
        ApiToken token = tokens.save(new ApiToken(user, request.name(), sha256(secret), request.expiresAt()));
        activities.save(new Activity(user, Action.TOKEN_CREATED, http.getRemoteAddr()));
        return new CreatedApiToken(token.getId(), secret);
    }

    private static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    record NewApiToken(@NotBlank @Size(max = 100) String name, @Nullable @Future Instant expiresAt) {}

    record CreatedApiToken(@Nullable Long id, String secret) {}

    record ApiTokenView(@Nullable Long id, String name, Instant createdAt, @Nullable Instant expiresAt) {

        static ApiTokenView of(ApiToken token) {
            return new ApiTokenView(token.getId(), token.getName(), token.getCreatedAt(), token.getExpiresAt());
        }
    }
}

package io.github.automigrate.sample.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/users/{userId}/social-accounts")
class SocialAccountController {

    private final UserRepository users;
    private final SocialAccountRepository socialAccounts;

    SocialAccountController(UserRepository users, SocialAccountRepository socialAccounts) {
        this.users = users;
        this.socialAccounts = socialAccounts;
    }

    @GetMapping
    List<SocialAccountView> list(@PathVariable long userId) {
        return socialAccounts.findByUserIdOrderByLinkedAt(userId).stream()
                .map(SocialAccountView::of)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SocialAccountView link(@PathVariable long userId, @RequestBody @Valid NewSocialAccount request) {
        User user = users.findById(userId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return SocialAccountView.of(socialAccounts.save(
                new SocialAccount(user, request.provider(), request.externalId(), request.email())));
    }

    record NewSocialAccount(
            @NotNull SocialProvider provider,
            @NotBlank @Size(max = 255) String externalId,
            @NotBlank @Email @Size(max = 255) String email) {}

    // version 1.0 left accounts without an e-mail address
    record SocialAccountView(
            @Nullable Long id, SocialProvider provider, String externalId, @Nullable String email, Instant linkedAt) {

        static SocialAccountView of(SocialAccount account) {
            return new SocialAccountView(
                    account.getId(),
                    account.getProvider(),
                    account.getExternalId(),
                    account.getEmail(),
                    account.getLinkedAt());
        }
    }
}

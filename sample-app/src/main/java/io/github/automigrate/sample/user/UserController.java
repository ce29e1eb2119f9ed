package io.github.automigrate.sample.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PagedModel;
import org.springframework.data.web.SortDefault;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/users")
class UserController {

    private final UserRepository users;
    private final RoleRepository roles;

    UserController(UserRepository users, RoleRepository roles) {
        this.users = users;
        this.roles = roles;
    }

    @GetMapping
    PagedModel<UserSummary> list(@SortDefault("id") Pageable page) {
        return new PagedModel<>(users.findAll(page).map(UserSummary::of));
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    public UserDetails get(@PathVariable long id) {
        return UserDetails.of(find(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserSummary create(@RequestBody @Valid NewUser request) {
        if (users.existsByEmail(request.email())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "this e-mail address is taken");
        }
        String passwordHash = PasswordHash.of(request.password());
        return UserSummary.of(
                users.save(new User(request.email(), request.displayName(), passwordHash, request.address())));
    }

    @PutMapping("/{id}/phone-numbers")
    @Transactional
    public UserDetails replacePhoneNumbers(@PathVariable long id, @RequestBody @Valid PhoneNumbers request) {
        User user = find(id);
        user.getPhoneNumbers().retainAll(request.phoneNumbers());
        user.getPhoneNumbers().addAll(request.phoneNumbers());
        return UserDetails.of(user);
    }

    @PutMapping("/{id}/roles/{role}")
    @Transactional
    public UserDetails grant(@PathVariable long id, @PathVariable String role) {
        User user = find(id);
        user.grant(roles.findByName(role).orElseThrow(UserController::notFound));
        return UserDetails.of(user);
    }

    private User find(long id) {
        return users.findById(id).orElseThrow(UserController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    record NewUser(
            @NotBlank @Email @Size(max = 255) String email,
            @NotBlank @Size(max = 255) String displayName,
            @NotBlank @Size(min = 8, max = 100) String password,
            @Nullable @Valid Address address) {}

    record PhoneNumbers(@NotNull Set<@NotBlank @Size(max = 32) String> phoneNumbers) {}

    record UserSummary(
            @Nullable Long id,
            String email,
            String displayName,
            AccountStatus status,
            Instant createdAt,
            @Nullable Instant lastLoginAt) {

        static UserSummary of(User user) {
            return new UserSummary(
                    user.getId(),
                    user.getEmail(),
                    user.getDisplayName(),
                    user.getStatus(),
                    user.getCreatedAt(),
                    user.getLastLoginAt());
        }
    }

    record UserDetails(
            UserSummary user,
            int failedLogins,
            @Nullable Address address,
            List<String> phoneNumbers,
            List<String> roles) {

        static UserDetails of(User user) {
            return new UserDetails(
                    UserSummary.of(user),
                    user.getFailedLogins(),
                    user.getAddress(),
                    user.getPhoneNumbers().stream().sorted().toList(),
                    user.getRoles().stream().map(Role::getName).sorted().toList());
        }
    }
}

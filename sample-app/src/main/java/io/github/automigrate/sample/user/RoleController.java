package io.github.automigrate.sample.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/roles")
class RoleController {

    private final RoleRepository roles;

    RoleController(RoleRepository roles) {
        this.roles = roles;
    }

    @GetMapping
    List<String> list() {
        return roles.findAll(Sort.by("name")).stream().map(Role::getName).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    String create(@RequestBody @Valid NewRole request) {
        if (roles.findByName(request.name()).isPresent()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "this role exists already");
        }
        return roles.save(new Role(request.name())).getName();
    }

    record NewRole(@NotBlank @Size(max = 50) String name) {}
}

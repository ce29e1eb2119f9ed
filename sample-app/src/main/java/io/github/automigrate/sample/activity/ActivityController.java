package io.github.automigrate.sample.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ActivityController {

    private static final int PAGE_SIZE = 50;

    private final ActivityRepository activities;

    ActivityController(ActivityRepository activities) {
        this.activities = activities;
    }

    @GetMapping("/users/{userId}/activity")
    List<ActivityView> list(@PathVariable long userId, @RequestParam(defaultValue = "0") int page) {
        return activities
                .findByUserIdOrderByOccurredAtDesc(userId, PageRequest.of(page, PAGE_SIZE))
                .map(ActivityView::of)
                .getContent();
    }

    record ActivityView(@Nullable Long id, Action action, Instant occurredAt, @Nullable String ipAddress) {

        static ActivityView of(Activity activity) {
            return new ActivityView(
                    activity.getId(), activity.getAction(), activity.getOccurredAt(), activity.getIpAddress());
        }
    }
}

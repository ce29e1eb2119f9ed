package io.github.automigrate.sample.activity;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;

/** The activity log. */
public interface ActivityRepository extends JpaRepository<Activity, Long> {

    /** Returns what one user did, the latest first. */
    Slice<Activity> findByUserIdOrderByOccurredAtDesc(long userId, Pageable page);
}

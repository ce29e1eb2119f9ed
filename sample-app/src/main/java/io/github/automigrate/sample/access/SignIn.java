package io.github.automigrate.sample.access;

import io.github.automigrate.sample.activity.Action;
import io.github.automigrate.sample.activity.Activity;
import io.github.automigrate.sample.activity.ActivityRepository;
import io.github.automigrate.sample.user.PasswordHash;
import io.github.automigrate.sample.user.User;
import io.github.automigrate.sample.user.UserRepository;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and ends sessions. */
@Service
@Transactional
public class SignIn {

    private final UserRepository users;
    private final SessionRepository sessions;
    private final ActivityRepository activities;

    SignIn(UserRepository users, SessionRepository sessions, ActivityRepository activities) {
        this.users = users;
        this.sessions = sessions;
        this.activities = activities;
    }

    /** Opens a session, or returns none when the user is unknown or locked, or the password is wrong. */
    public Optional<Session> signIn(String email, String password, String ipAddress) {
        Optional<User> user = users.findByEmail(email).filter(User::maySignIn);
        return user.flatMap(known -> open(known, password, ipAddress));
    }

    /** Ends a session; an unknown one is left as ended. */
    public void signOut(UUID sessionId, String ipAddress) {
        sessions.findById(sessionId).ifPresent(session -> {
            activities.save(new Activity(session.getUser(), Action.SIGN_OUT, ipAddress));
            sessions.delete(session);
        });
    }

    private Optional<Session> open(User user, String password, String ipAddress) {
        if (!PasswordHash.matches(password, user.getPasswordHash())) {
            user.failedToSignIn();
            activities.save(new Activity(user, Action.SIGN_IN_FAILED, ipAddress));
            return Optional.empty();
        }
        user.signedIn();
        activities.save(new Activity(user, Action.SIGN_IN, ipAddress));
        return Optional.of(sessions.save(new Session(user, null)));
    }
}

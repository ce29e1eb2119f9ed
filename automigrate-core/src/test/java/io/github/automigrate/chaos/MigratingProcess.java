package io.github.automigrate.chaos;

import io.github.automigrate.AutoMigrate;
import io.github.automigrate.MigrationSettings;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.testing.EntityModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;

/**
 * One instance of the shop, in a JVM of its own. It reads its model, says {@code READY}, waits for a line on its input,
 * migrates both phases, and says {@code DONE} with the number of points at which it could have been killed.
 */
public final class MigratingProcess {

    private MigratingProcess() {}

    /**
     * Migrates.
     *
     * @param arguments the JDBC URL, the name of the application, that of the instance, the version of the model (1 or
     *     2), and the number of the point at which to stand still until killed (0: none)
     */
    public static void main(String[] arguments) throws IOException {
        String url = arguments[0];
        int point = Integer.parseInt(arguments[4]);
        EntityModel model = EntityModels.of("1".equals(arguments[3]) ? ShopModel.VERSION_1 : ShopModel.VERSION_2);
        var breakpoints = new Breakpoints(point);
        ConnectionSource connections = () -> breakpoints.watching(DriverManager.getConnection(url));
        say("READY");
        awaitLine();
        var migrate = new AutoMigrate(
                Dialects.forProduct("PostgreSQL").orElseThrow(),
                model,
                connections,
                settings(arguments[1], arguments[2]),
                ExecutionListener.NONE);
        Thread migrating = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(migrate, migrating)));
        migrate.run(Phase.STARTUP);
        migrate.run(Phase.ONLINE);
        say("DONE " + breakpoints.passed());
    }

    // the process ends with its last hook, so the hook stays until the run has recorded that it was cancelled
    private static void cancel(AutoMigrate migrate, Thread migrating) {
        migrate.cancel();
        try {
            migrating.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    // a killed instance shall be noticed within the patience of a test
    private static MigrationSettings settings(String application, String instance) {
        var online = new Limits.Online(
                Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(1));
        return MigrationSettings.of(application)
                .withLimits(new Limits(
                        Limits.Reading.DEFAULTS, Limits.Brief.DEFAULTS, online, Limits.Coordination.DEFAULTS))
                .withIdentity(new MigrationSettings.Identity(application, "", instance, null));
    }

    private static void awaitLine() throws IOException {
        int read;
        do {
            read = System.in.read();
        } while (read >= 0 && read != '\n');
    }

    /** The name of the character set of both pipes. */
    static final java.nio.charset.Charset CHARSET = StandardCharsets.UTF_8;
}

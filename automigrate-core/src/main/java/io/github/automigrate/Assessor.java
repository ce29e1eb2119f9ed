package io.github.automigrate;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.diff.SchemaDiff;
import io.github.automigrate.execution.Session;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Planner;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks from the entities to a plan: desired, live, diff, plan. Reads only, and takes no lock. */
final class Assessor {

    // one answer can raise the next question (first the size, then the rows), but not without end
    private static final int ROUNDS_OF_QUESTIONS = 3;

    private final Session session;
    private final Dialect dialect;
    private final EntityModel entities;
    private final MigrationSettings settings;

    Assessor(Session session, Dialect dialect, EntityModel entities, MigrationSettings settings) {
        this.session = session;
        this.dialect = dialect;
        this.entities = entities;
        this.settings = settings;
    }

    Assessment assess() throws SQLException {
        Schema model = entities.schema(session.server().defaultSchema())
                .restrictedTo(this::isInScope)
                .withRoles(settings.rules().grantTo());
        Session.Sides sides = session.canonical(model, session.read(model));
        SchemaDiff diff = SchemaDiff.between(sides.desired(), sides.live());
        Circumstances circumstances = new Circumstances(sides.desired(), sides.live(), Evidence.NONE, policy());
        return new Assessment(sides.desired(), sides.live(), plan(diff, circumstances));
    }

    /** Returns a SHA-256 over the schema, which two models share if and only if they ask for the same. */
    static String fingerprint(Schema schema) {
        try {
            byte[] text = schema.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Plan plan(SchemaDiff diff, Circumstances circumstances) throws SQLException {
        Planner planner = new Planner(dialect.remedies());
        Plan plan = planner.plan(diff, circumstances);
        Circumstances known = circumstances;
        Set<Question> asked = new HashSet<>();
        for (int round = 0; round < ROUNDS_OF_QUESTIONS && !asked.containsAll(plan.open()); round++) {
            Set<Question> open = new HashSet<>(plan.open());
            open.removeAll(asked);
            asked.addAll(open);
            known = known.with(session.answer(open));
            plan = planner.plan(diff, known);
        }
        return plan;
    }

    private Circumstances.Policy policy() {
        var rules = settings.rules();
        return new Circumstances.Policy(
                rules.largeTableRows(),
                rules.restrictive(),
                rules.createSchemas(),
                session.server().version(),
                settings.mode().applies() ? session.server().role() : null);
    }

    private boolean isInScope(QualifiedName table) {
        var scope = settings.scope();
        boolean included = scope.includeTables().isEmpty() || matches(scope.includeTables(), table);
        return included && !matches(scope.excludeTables(), table);
    }

    private static boolean matches(List<String> patterns, QualifiedName table) {
        return patterns.stream()
                .anyMatch(pattern -> matches(pattern, pattern.contains(".") ? table.toString() : table.name()));
    }

    private static boolean matches(String pattern, String name) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return name.matches(regex);
    }
}

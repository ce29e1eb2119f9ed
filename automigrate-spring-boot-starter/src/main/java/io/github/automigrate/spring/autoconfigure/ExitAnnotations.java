package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of an exit as workflow commands of GitHub Actions, the worst first, since ten of a kind are shown
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
final class ExitAnnotations {

    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private ExitAnnotations() {}

    static String of(ExitReport report) {
        ExitAnnotations all = new ExitAnnotations();
        if (!report.failure().isEmpty()) {
            all.errors.add(command("error", "automigrate: " + report.meaning(), report.failure()));
        }
        report.units().forEach(all::unit);
        String words = "exits with code " + report.code() + ": " + report.meaning();
        all.notices.add(0, command("notice", "automigrate", words));
        return String.join("", all.errors) + String.join("", all.warnings) + String.join("", all.notices);
    }

    private void unit(MigrationStatus unit) {
        if (!unit.failure().isEmpty()) {
            errors.add(command("error", "automigrate: " + unit.unit(), unit.failure()));
        }
        unit.reports().forEach(report -> report.outcomes().forEach(this::outcome));
        ExitReport.untried(unit).forEach(operation -> warnings.add(operation("warning", "pending", operation, "")));
        unit.latest().ifPresent(latest -> latest.plan().proposals().forEach(this::proposal));
    }

    private void outcome(Outcome outcome) {
        Operation operation = outcome.operation();
        if (outcome.isApplied()) {
            notices.add(operation("notice", "applied", operation, ""));
        } else {
            errors.add(operation("error", "not applied", operation, outcome.detail() + "\n"));
        }
    }

    private void proposal(Proposal proposal) {
        String title = "automigrate: " + proposal.safety() + ", " + proposal.relation() + ", " + proposal.subject();
        if (proposal.safety() == Safety.INCOMPATIBLE) {
            errors.add(command("error", title, proposal.message()));
        } else if (proposal.safety() == Safety.MANUAL) {
            warnings.add(command("warning", title, proposal.message()));
        }
    }

    private static String operation(String command, String state, Operation operation, String detail) {
        String title =
                "automigrate: " + state + ", " + operation.target().kind().words() + ", " + operation.target();
        return command(
                command,
                title,
                detail + operation.verdict().because() + "\n" + String.join(";\n", operation.sql()) + ";");
    }

    static String command(String command, String title, String message) {
        String property = escaped(title).replace(":", "%3A").replace(",", "%2C");
        return "::" + command + " title=" + property + "::" + escaped(message) + "\n";
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}

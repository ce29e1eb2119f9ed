package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.live.Relation.Size;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.spring.MigrationStatus;
import java.util.List;
import java.util.Locale;

/** The report of an exit for people: what was applied, what is pending, and what is left to them. */
final class ExitText {

    private final StringBuilder text = new StringBuilder();

    private ExitText() {}

    static String of(ExitReport report) {
        ExitText text = new ExitText();
        text.line("");
        report.units().forEach(text::unit);
        if (!report.failure().isEmpty()) {
            text.line(report.failure());
        }
        text.line("automigrate exits with code " + report.code() + ": " + report.meaning());
        return text.text.toString();
    }

    private void unit(MigrationStatus unit) {
        line("automigrate of " + unit.unit() + ": mode " + words(unit.mode()) + ", since " + unit.because() + "; state "
                + words(unit.state()));
        if (!unit.failure().isEmpty()) {
            line(unit.failure());
        }
        unit.latest().ifPresent(latest -> {
            line("schema " + latest.server().defaultSchema() + ", PostgreSQL "
                    + latest.server().major() + ", plan " + latest.plan().hash());
            unit.reports().forEach(this::outcomes);
            ExitReport.untried(unit).forEach(operation -> operation("pending", operation, latest));
            proposals(latest.plan().proposals());
            script(latest.plan().manualScript());
        });
        line("");
    }

    private void outcomes(MigrationReport report) {
        for (Outcome outcome : report.outcomes()) {
            String detail = outcome.detail().isEmpty() ? "" : ": " + outcome.detail();
            operation(words(outcome.result()), outcome.operation(), report);
            line("    took " + outcome.effort().took().toMillis() + " ms, attempts "
                    + outcome.effort().attempts() + detail);
        }
    }

    private void operation(String state, Operation operation, MigrationReport report) {
        line("");
        line("  " + state + ": " + operation.target().kind().words() + ", " + operation.target());
        line("    " + operation.verdict().safety() + ", since "
                + operation.verdict().because());
        for (RelationLock lock : operation.locks()) {
            line("    lock " + lock);
        }
        Size size = report.size(operation.target().relation());
        size.estimatedRows().ifPresent(rows -> line("    about " + rows + (rows == 1 ? " row" : " rows")));
        size.bytes().ifPresent(bytes -> line("    about " + bytes + " bytes"));
        operation.sql().forEach(sql -> line("    " + sql + ";"));
    }

    private void proposals(List<Proposal> proposals) {
        proposals.stream()
                .filter(proposal -> proposal.safety() != Safety.INFORMATION)
                .forEach(proposal -> {
                    line("");
                    line("  left to a person: " + proposal.relation() + ", " + proposal.subject());
                    line("    " + proposal.safety() + ", since " + proposal.finding() + ", and " + proposal.because());
                });
    }

    private void script(SqlScript script) {
        if (!script.isEmpty()) {
            line("");
            line("  SQL for a person:");
            script.lines().forEach(this::line);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

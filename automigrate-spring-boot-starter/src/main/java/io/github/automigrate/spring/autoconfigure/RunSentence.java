package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Safety;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run found and did, as one line says it: the finding, and in brackets mode, why, size, waits, time, history.
 *
 * @param tables the number of tables of the mapping
 */
record RunSentence(String application, ModeDecision decision, MigrationReport report, int tables) {

    static long manual(Plan plan) {
        return plan.proposals().stream()
                .filter(proposal -> proposal.safety() != Safety.INFORMATION)
                .count();
    }

    @Override
    public String toString() {
        long manual = manual(report.plan());
        return "schema " + report.server().defaultSchema() + " of " + application + " " + finding()
                + (manual == 0 ? "" : ", " + counted(manual, "change") + " left to a person")
                + " (" + String.join(", ", circumstances()) + ")";
    }

    private String finding() {
        List<Operation> planned = report.plan().operations();
        if (!report.outcomes().isEmpty()) {
            int left = report.unapplied().size();
            return "was brought up to date with " + counted(report.applied().size(), "operation")
                    + (left == 0 ? "" : ", " + left + " not applied");
        }
        if (planned.isEmpty()) {
            return manual(report.plan()) == 0 ? "is up to date" : "has nothing to apply";
        }
        int later = report.plan().operations(Phase.ONLINE).size();
        return report.mode().applies() && report.phase() == Phase.STARTUP && later == planned.size()
                ? "has what the application requires, " + counted(later, "operation") + " to come online"
                : "lacks " + counted(planned.size(), "operation") + ", none applied";
    }

    private List<String> circumstances() {
        List<String> all = new ArrayList<>(List.of(decision.words()));
        if (report.phase() == Phase.ONLINE) {
            all.add("online phase");
        }
        all.add(counted(tables, "table"));
        all.add("plan of " + counted(report.plan().operations().size(), "operation"));
        all.add("lock wait " + report.timing().lockWait().toMillis() + " ms");
        all.add("took " + report.timing().took().toMillis() + " ms");
        all.add(report.outcomes().isEmpty() ? "nothing for the history" : "history " + report.id());
        return all;
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

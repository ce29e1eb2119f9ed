package io.github.automigrate.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The answers that the database gave to questions about its rows. */
public record Evidence(Map<Question, Long> answers) {

    /** No question was asked. */
    public static final Evidence NONE = new Evidence(Map.of());

    public Evidence {
        answers = Map.copyOf(answers);
    }

    /** Returns the answer, empty when the question was not asked or could not be answered. */
    public OptionalLong answer(Question question) {
        Long answer = answers.get(question);
        return answer == null ? OptionalLong.empty() : OptionalLong.of(answer);
    }

    /** Returns this evidence and the other one. */
    public Evidence and(Evidence other) {
        Map<Question, Long> both = new HashMap<>(answers);
        both.putAll(other.answers);
        return new Evidence(both);
    }
}

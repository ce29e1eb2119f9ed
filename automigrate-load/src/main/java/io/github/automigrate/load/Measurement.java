package io.github.automigrate.load;

import io.github.automigrate.load.Client.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the clients noticed while one contender was at work.
 *
 * @param lockWaits how often a client waited for a lock for more than 200 ms
 * @param migration how the migration ended
 * @param load the load average of the machine at the end, as the last minute had it
 */
record Measurement(
        Contender contender, List<Sample> samples, int lockWaits, End migration, Duration duration, double load) {

    Measurement {
        samples = List.copyOf(samples);
    }

    /**
     * How a migration ended.
     *
     * @param after seconds since it began
     * @param missing what of the column, the wider column and the index is not there
     * @param failure its error, otherwise empty
     */
    record End(double after, String missing, String failure) {

        String words() {
            String end = missing.isEmpty() ? "" : ", missing: " + missing;
            return "%.1f s".formatted(after) + end + (failure.isEmpty() ? "" : ", " + failure);
        }
    }

    /** Returns the latency in milliseconds that this part of the statements, 0 to 1, did not exceed. */
    double quantile(double part) {
        long[] sorted = samples.stream().mapToLong(Sample::took).sorted().toArray();
        int index = (int) Math.ceil(part * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }

    double worst() {
        return quantile(1);
    }

    /** Returns successful statements a second. */
    double throughput() {
        return samples.stream().filter(sample -> sample.failure().isEmpty()).count() / (double) duration.toSeconds();
    }

    /** Returns how many seconds went by without a successful write. */
    long secondsWithoutWrites() {
        Map<Long, Long> writes = samples.stream()
                .filter(sample -> sample.write() && sample.failure().isEmpty())
                .collect(Collectors.groupingBy(sample -> sample.ended() / 1_000_000_000L, Collectors.counting()));
        return IntStream.range(0, (int) duration.toSeconds())
                .filter(second -> !writes.containsKey((long) second))
                .count();
    }

    /** Returns how many statements failed for each SQLSTATE. */
    Map<String, Long> failures() {
        return samples.stream()
                .filter(sample -> !sample.failure().isEmpty())
                .collect(Collectors.groupingBy(Sample::failure, TreeMap::new, Collectors.counting()));
    }
}

package io.github.automigrate.sample.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Docker client of this machine. */
final class Docker {

    private Docker() {}

    /** Returns whether there is an engine that has this image. */
    static boolean has(String image) throws InterruptedException {
        try {
            return start(List.of("image", "inspect", image)).waitFor() == 0;
        } catch (IOException noClient) {
            return false;
        }
    }

    /** Executes a command and returns what it says. */
    static String run(List<String> arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("docker " + arguments + " failed: " + output);
        }
        return output;
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, "docker");
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}

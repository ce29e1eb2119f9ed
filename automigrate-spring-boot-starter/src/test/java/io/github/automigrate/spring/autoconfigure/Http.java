package io.github.automigrate.spring.autoconfigure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.context.ConfigurableApplicationContext;

/** Asks an application as a probe does. */
final class Http {

    private Http() {}

    static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        return get(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class), path);
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Returns the code, or {@code refused}. */
    static String code(int port, String path) throws IOException, InterruptedException {
        try {
            return String.valueOf(get(port, path).statusCode());
        } catch (ConnectException e) {
            return "refused";
        }
    }

    /** Returns what liveness and readiness answer with. */
    static String probes(int port) throws IOException, InterruptedException {
        return code(port, "/actuator/health/liveness") + " / " + code(port, "/actuator/health/readiness");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

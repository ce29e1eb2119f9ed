package io.github.automigrate.spring.autoconfigure;

import jakarta.annotation.PostConstruct;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** An application that says so whenever it does something of its own. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(ReadersConfiguration.class)
public class ProcessBusy {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(ProcessBusy.class, arguments);
    }

    @Bean
    ApplicationRunner runner() {
        return arguments -> System.out.println("BUSY: runner");
    }

    @Bean
    Worker worker() {
        return new Worker();
    }

    /** Works by itself. */
    static class Worker implements SmartLifecycle {

        @PostConstruct
        void constructed() {
            System.out.println("BUSY: constructed");
        }

        @Scheduled(fixedRate = 10)
        void scheduled() {
            System.out.println("BUSY: scheduled");
        }

        @Override
        public void start() {
            System.out.println("BUSY: started");
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}

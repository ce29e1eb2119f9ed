package io.github.automigrate.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The points at which a process can be killed: before and after each statement that does more than read, in the order in
 * which they are passed. At the chosen one the process says {@code AT} and stands still.
 */
final class Breakpoints {

    private static final Set<String> READS = Set.of("SELECT", "SET", "SHOW", "EXPLAIN", "RESET", "WITH");

    private final int chosen;
    private final AtomicInteger passed = new AtomicInteger();

    Breakpoints(int chosen) {
        this.chosen = chosen;
    }

    int passed() {
        return passed.get();
    }

    Connection watching(Connection connection) {
        return proxy(Connection.class, connection, "");
    }

    private <T> T proxy(Class<T> type, T target, String preparedSql) {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> invoke(target, preparedSql, method, arguments));
        return type.cast(proxy);
    }

    private Object invoke(Object target, String preparedSql, Method method, Object[] arguments) throws Throwable {
        boolean withSql = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
        String sql = withSql ? (String) arguments[0] : preparedSql;
        boolean writes = writes(method, sql);
        if (writes) {
            pass();
        }
        Object result = call(target, method, arguments);
        if (writes) {
            pass();
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, sql);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement, "") : result;
    }

    private static boolean writes(Method method, String sql) {
        if (method.getDeclaringClass() == Connection.class) {
            return method.getName().equals("commit");
        }
        String firstWord = sql.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
        return method.getName().startsWith("execute") && !READS.contains(firstWord);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void pass() throws InterruptedException {
        if (passed.incrementAndGet() == chosen) {
            MigratingProcess.say("AT");
            new CountDownLatch(1).await();
        }
    }
}

package io.github.automigrate.dialect.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that shows each statement to somebody before it is used. JDBC has no way to stop what a connection is
 * doing, only {@link Statement#cancel()}, and the many readers of the catalog should not have to know about it.
 */
record StoppableConnection(Connection connection, Witness witness) implements InvocationHandler {

    static Connection of(Connection connection, Witness witness) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new StoppableConnection(connection, witness));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result;
        try {
            result = method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
        if (result instanceof Statement statement) {
            witness.sees(statement);
        }
        return result;
    }

    /** Sees every statement before it is used, and may prevent that. */
    @FunctionalInterface
    interface Witness {
        /**
         * Sees a statement.
         *
         * @throws SQLException when it must not be used
         */
        void sees(Statement statement) throws SQLException;
    }
}

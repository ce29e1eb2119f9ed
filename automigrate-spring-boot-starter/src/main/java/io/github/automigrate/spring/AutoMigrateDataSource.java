package io.github.automigrate.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the {@link javax.sql.DataSource} bean that migrations go through instead of that of the application, as
 * {@code @FlywayDataSource} does. It takes precedence over {@code automigrate.url} and {@code automigrate.user}. Declare it
 * with {@code @Bean(defaultCandidate = false)}, so that nothing else takes it for the DataSource of the application:
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @AutoMigrateDataSource
 * DataSource owner() { ... }
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface AutoMigrateDataSource {

    /**
     * The unit to migrate through it: the bean name of its entity manager factory or the name of its persistence unit.
     * Without one it is for the units whose DataSource is the primary or only one of the application.
     */
    String value() default "";
}

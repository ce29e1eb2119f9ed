package io.github.automigrate.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how much of an entity's table, or of an attribute's columns, automigrate looks after. Without it everything is
 * {@link Management#FULL}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Managed {

    /** How much automigrate looks after the annotated table or columns. */
    Management value();
}

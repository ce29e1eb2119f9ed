package io.github.automigrate.spring;

/** Thrown when Hibernate is told to change the schema as well: two migrators on one schema get in each other's way. */
public final class UnsuitableDdlAutoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /** Creates the exception for a setting, {@code spring.jpa.hibernate.ddl-auto=update} say. */
    public UnsuitableDdlAutoException(String unit, String setting) {
        super("Hibernate is told to change the schema of " + unit + " by " + setting
                + ", and automigrate keeps the same schema. The application was not started.");
        this.setting = setting;
    }

    /** Returns the setting that tells Hibernate to change the schema. */
    public String setting() {
        return setting;
    }
}

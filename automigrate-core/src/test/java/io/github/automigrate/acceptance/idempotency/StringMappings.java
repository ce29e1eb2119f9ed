package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.io.Serializable;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import org.hibernate.Length;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.StringJavaType;

@Case({"A63", "A64"})
final class StringMappings {

    private StringMappings() {}

    @Entity(name = "Strings")
    static class Strings {
        @Id
        long id;

        String plain;

        @Column(nullable = false)
        String required;

        @Column(length = 50)
        String fifty;

        @Column(length = 40_000)
        String fortyThousand;

        @Column(length = Length.LONG)
        String longLength;

        @Column(length = Length.LONG32)
        String unbounded;

        @Nationalized
        String nationalized;

        @JdbcTypeCode(SqlTypes.LONGVARCHAR)
        @Column(length = 32_600)
        String longVarchar;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String long32Varchar;

        @JdbcTypeCode(SqlTypes.LONG32NVARCHAR)
        String long32Nvarchar;

        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 10)
        String fixed;

        @JdbcTypeCode(SqlTypes.NCHAR)
        @Column(length = 3)
        String nationalFixed;

        @Collate("C")
        String collated;

        @JavaType(StringJavaType.class)
        String typed;
    }

    @Entity(name = "Characters")
    static class Characters {
        @Id
        long id;

        Character letter;

        char primitive;

        char[] primitives;

        @Nationalized
        Character nationalized;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        Character varchar;
    }

    @Entity(name = "Octets")
    static class Octets {
        @Id
        long id;

        byte[] bytes;

        @Column(length = 16)
        byte[] sixteen;

        @Column(length = Length.LONG32)
        byte[] many;

        @JdbcTypeCode(SqlTypes.BINARY)
        @Column(length = 20)
        byte[] fixedLength;

        @JdbcTypeCode(SqlTypes.LONGVARBINARY)
        byte[] longVarbinary;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        byte[] long32Varbinary;

        Serializable serializable;
    }

    @Entity(name = "LargeObjects")
    static class LargeObjects {
        @Id
        long id;

        @Lob
        String lobString;

        @Lob
        byte[] lobBytes;

        @Lob
        char[] lobCharacters;

        @Lob
        Serializable lobSerializable;

        @Lob
        @Nationalized
        String nationalizedLob;

        @Lob
        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String lobAsText;

        Blob blob;

        Clob clob;

        NClob nclob;

        @Lob
        Clob lobClob;
    }
}

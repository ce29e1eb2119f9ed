--liquibase formatted sql

--changeset library:1
CREATE TABLE by_liquibase (id bigint);

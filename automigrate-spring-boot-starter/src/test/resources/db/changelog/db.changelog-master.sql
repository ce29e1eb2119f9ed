--liquibase formatted sql

--changeset library:1
CREATE TABLE book (id bigint PRIMARY KEY);

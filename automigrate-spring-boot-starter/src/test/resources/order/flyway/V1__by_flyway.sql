CREATE TABLE by_flyway (id bigint);

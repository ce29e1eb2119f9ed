CREATE TABLE by_script (id bigint);

ALTER TABLE account ADD COLUMN note varchar(255);
ALTER TABLE account ALTER COLUMN name TYPE varchar(120);
CREATE INDEX ix_account_name ON account (name);

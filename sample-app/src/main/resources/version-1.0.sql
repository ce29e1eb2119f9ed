-- The database as version 1.0 of the application left it: what Hibernate made for the entities of that time, with rows.

create sequence activity_log_seq start with 1 increment by 50;
create sequence api_tokens_seq start with 1 increment by 50;
create sequence roles_seq start with 1 increment by 50;
create sequence social_accounts_seq start with 1 increment by 50;
create sequence users_seq start with 1 increment by 50;

create table activity_log (
    id bigint not null,
    occurred_at timestamp(6) with time zone not null,
    user_id bigint not null,
    ip_address varchar(45),
    action varchar(255) not null check ((action in ('SIGN_IN','SIGN_OUT','SIGN_IN_FAILED','TOKEN_CREATED'))),
    primary key (id)
);

create table api_tokens (
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone,
    id bigint not null,
    user_id bigint not null,
    token_hash varchar(64) not null unique,
    name varchar(100) not null,
    primary key (id)
);

create table roles (
    id bigint not null,
    name varchar(50) not null unique,
    primary key (id)
);

create table social_accounts (
    id bigint not null,
    linked_at timestamp(6) with time zone not null,
    user_id bigint not null,
    email varchar(255),
    external_id varchar(255) not null,
    provider varchar(255) not null check ((provider in ('APPLE','GITHUB','GOOGLE'))),
    primary key (id),
    constraint social_accounts_provider_external_id_key unique (provider, external_id)
);

create table user_phone_numbers (
    user_id bigint not null,
    phone_number varchar(32) not null,
    primary key (user_id, phone_number)
);

create table user_roles (
    role_id bigint not null,
    user_id bigint not null,
    primary key (role_id, user_id)
);

create table users (
    country varchar(2),
    created_at timestamp(6) with time zone not null,
    id bigint not null,
    postal_code varchar(16),
    display_name varchar(100) not null,
    city varchar(255),
    email varchar(255) not null unique,
    password_hash varchar(255) not null,
    status varchar(255) not null check ((status in ('ACTIVE','LOCKED','DELETED'))),
    street varchar(255),
    primary key (id)
);

-- 1,000 users; everybody's password is "password"
insert into users (id, email, display_name, password_hash, status, created_at, street, postal_code, city, country)
select n,
       'user' || n || '@example.com',
       'User ' || n,
       '5a17f00d5a17f00d5a17f00d5a17f00d:080007072225db83f3ba57f43784126edb9e592791817634ec94c849f8126b2d',
       case when n % 50 = 0 then 'DELETED' when n % 20 = 0 then 'LOCKED' else 'ACTIVE' end,
       timestamptz '2026-01-01 00:00:00Z' + n * interval '1 hour',
       case when n % 3 > 0 then n || ' Main Street' end,
       case when n % 3 > 0 then lpad(n::text, 5, '0') end,
       case when n % 3 > 0 then 'Springfield' end,
       case when n % 3 > 0 then 'US' end
from generate_series(1, 1000) n;

insert into user_phone_numbers (user_id, phone_number)
select n, '+1 555 ' || lpad(n::text, 7, '0') from generate_series(1, 1000, 2) n;

insert into roles (id, name) values (1, 'admin'), (2, 'member'), (3, 'support');

insert into user_roles (user_id, role_id)
select n, 2 from generate_series(1, 1000) n
union all select n, 1 from generate_series(1, 1000, 100) n
union all select n, 3 from generate_series(5, 1000, 50) n;

-- 5,000 social accounts, 250 of them without an e-mail address
insert into social_accounts (id, user_id, provider, external_id, email, linked_at)
select n,
       1 + (n - 1) % 1000,
       (array ['APPLE', 'GITHUB', 'GOOGLE'])[1 + n % 3],
       'external-' || n,
       case when n % 20 > 0 then 'user' || 1 + (n - 1) % 1000 || '@social.example' end,
       timestamptz '2026-03-01 00:00:00Z' + n * interval '1 minute'
from generate_series(1, 5000) n;

insert into api_tokens (id, user_id, name, token_hash, created_at, expires_at)
select n,
       n * 2,
       'token ' || n,
       encode(sha256(convert_to('secret ' || n, 'UTF8')), 'hex'),
       timestamptz '2026-04-01 00:00:00Z' + n * interval '1 minute',
       case when n % 2 = 0 then timestamptz '2030-01-01 00:00:00Z' end
from generate_series(1, 500) n;

-- 300,000 lines in the log, 300 of each user
insert into activity_log (id, user_id, action, occurred_at, ip_address)
select n,
       1 + n % 1000,
       (array ['SIGN_IN', 'SIGN_OUT', 'SIGN_IN_FAILED', 'TOKEN_CREATED'])[1 + (n / 1000) % 4],
       timestamptz '2026-02-01 00:00:00Z' + n * interval '1 minute',
       '192.0.2.' || n % 256
from generate_series(1, 300000) n;

-- the next block of 50 that Hibernate takes begins behind the last row
select setval('users_seq', 1001), setval('roles_seq', 51), setval('social_accounts_seq', 5001),
       setval('api_tokens_seq', 501), setval('activity_log_seq', 300001);

alter table activity_log add constraint FK634sb3dvk7nyxjcjcem7m282a foreign key (user_id) references users;
alter table api_tokens add constraint FK6cw668jqb11qthoqjfwqdfsm2 foreign key (user_id) references users;
alter table social_accounts add constraint FK6rmxxiton5yuvu7ph2hcq2xn7 foreign key (user_id) references users;
alter table user_phone_numbers add constraint FKeut9prmcgpertwb3vr2ik80bq foreign key (user_id) references users;
alter table user_roles add constraint FKh8ciramu9cc9q3qcqiv4ue8a6 foreign key (role_id) references roles;
alter table user_roles add constraint FKhfh9dx7w3ubf1co1vdev94g3f foreign key (user_id) references users;

analyze;

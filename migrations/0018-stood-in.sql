-- Sessions that an access pass let begin: they are taken where the realm alone asks for a second factor, and nowhere else.
alter table sessions add column stood_in boolean not null default false;
comment on column sessions.stood_in is 'An access pass stood in for the second factor; acr and amr never tell of it.';

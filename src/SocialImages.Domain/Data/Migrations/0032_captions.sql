alter table generations add column is_caption boolean not null default false;
alter table generations alter column is_caption drop default;

-- Tags that a model saw in a picture; null until it has looked.
alter table images add column seen_tags text[];

-- Pictures that a model is still to look at.
create table tag_requests (
    image_id uuid primary key references images on delete cascade deferrable initially deferred,
    attempts integer not null,
    due_at timestamptz not null
);
create index on tag_requests (due_at);

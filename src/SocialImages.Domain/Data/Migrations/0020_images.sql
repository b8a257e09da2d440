alter table images add column sharpness double precision;
alter table images add column crops jsonb;

-- The bytes as they came in: the same bytes again are the same picture.
create table image_sources (
    workspace_id uuid not null,
    source_hash text not null,
    image_id uuid not null references images on delete cascade deferrable initially deferred,
    primary key (workspace_id, source_hash)
);
create index on image_sources (image_id);

-- Renditions that somebody asked for, beside those made at once.
create table image_variants (
    image_id uuid not null references images on delete cascade,
    variant text not null,
    content_hash text not null,
    mime_type text not null,
    width integer not null,
    height integer not null,
    byte_size bigint not null,
    created_at timestamptz not null,
    primary key (image_id, variant)
);
create index on image_variants (content_hash);
create index on image_renditions (content_hash);
create index generation_events_previews on generation_events (preview_hash) where preview_hash is not null;

-- Every stored file, written before its bytes. No foreign key: what a deleted workspace leaves behind is found here.
create table stored_files (
    workspace_id uuid not null,
    content_hash text not null,
    byte_size bigint not null,
    touched_at timestamptz not null,
    primary key (workspace_id, content_hash)
);
create index on stored_files (touched_at);

insert into stored_files (workspace_id, content_hash, byte_size, touched_at)
select workspace_id, content_hash, max(byte_size), now() from (
    select workspace_id, content_hash, byte_size from images
    union all
    select image.workspace_id, made.content_hash, made.byte_size from image_renditions made join images image on image.id = made.image_id
    union all
    select generation.workspace_id, event.preview_hash, 0 from generation_events event
    join generations generation on generation.id = event.generation_id where event.preview_hash is not null) as found
group by workspace_id, content_hash;

create extension if not exists btree_gin;

create index images_style on images (workspace_id, style, created_at desc, id desc) where deleted_at is null;
create index images_source on images (workspace_id, source, created_at desc, id desc) where deleted_at is null;
create index images_model on images (workspace_id, model, created_at desc, id desc) where deleted_at is null;
create index images_creator on images (workspace_id, created_by_id, created_at desc, id desc) where deleted_at is null;
create index images_by_size on images (workspace_id, byte_size, id) where deleted_at is null;
create index images_trash on images (workspace_id, created_at desc, id desc) where deleted_at is not null;

-- Tags as postings in the order of the list: a page of a tag costs its rows, at every depth. Only what is not in the trash.
create table image_tags (
    workspace_id uuid not null references workspaces on delete cascade,
    tag text not null,
    created_at timestamptz not null,
    image_id uuid not null references images on delete cascade,
    primary key (workspace_id, tag, created_at, image_id)
);
create index on image_tags (image_id);

-- The searchable words lie beside the wide rows: an index on an expression would be computed again for every row of a page.
create table image_documents (
    image_id uuid primary key references images on delete cascade,
    workspace_id uuid not null references workspaces on delete cascade,
    words tsvector not null
);
create index image_documents_words on image_documents using gin (workspace_id, words);

create table collections (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    created_by_id uuid not null references users,
    name text not null,
    created_at timestamptz not null
);
create unique index collections_name on collections (workspace_id, lower(name));

create table collection_images (
    collection_id uuid not null references collections on delete cascade,
    image_id uuid not null references images on delete cascade,
    added_at timestamptz not null,
    primary key (collection_id, image_id)
);
create index on collection_images (image_id);

-- Whoever writes an image keeps both up to date, in the same transaction.
create function index_image() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then delete from image_tags where image_id = new.id; end if;
    if new.deleted_at is null then
        insert into image_tags (workspace_id, tag, created_at, image_id)
        select distinct new.workspace_id, tag, new.created_at, new.id from unnest(new.tags) as tag;
    end if;
    insert into image_documents (image_id, workspace_id, words)
    values (new.id, new.workspace_id, to_tsvector('simple', concat_ws(' ', new.title, new.prompt, new.alt_text, array_to_string(new.tags, ' '))))
    on conflict (image_id) do update set words = excluded.words;
    return null;
end $$;

create trigger images_index_insert after insert on images for each row execute function index_image();
create trigger images_index_update after update of tags, title, prompt, alt_text, deleted_at on images for each row execute function index_image();

insert into image_tags (workspace_id, tag, created_at, image_id)
select distinct workspace_id, tag, created_at, id from images, unnest(tags) as tag where deleted_at is null;
insert into image_documents (image_id, workspace_id, words)
select id, workspace_id, to_tsvector('simple', concat_ws(' ', title, prompt, alt_text, array_to_string(tags, ' '))) from images;

create extension if not exists pg_trgm;

create table style_presets (
    id uuid primary key,
    -- Null for those the service brings along: everybody's, and nobody's to change.
    workspace_id uuid references workspaces on delete cascade,
    created_by_id uuid references users,
    name text not null,
    prompt_prefix text,
    prompt_suffix text,
    negative_prompt text,
    style text,
    palette text[] not null,
    aspect_ratio text,
    size text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index style_presets_name on style_presets (workspace_id, lower(name));

insert into style_presets (id, workspace_id, name, prompt_prefix, prompt_suffix, negative_prompt, style, palette, aspect_ratio, created_at, updated_at) values
    ('01900000-0000-7000-8000-000000000001', null, 'Social post', 'A picture for a social media post:',
        'One clear subject, room to breathe around it, readable at the size of a telephone.',
        'text, watermarks, logos, borders', 'Photographic', '{}', 'Portrait_4_5', '2026-11-21Z', '2026-11-21Z'),
    ('01900000-0000-7000-8000-000000000002', null, 'Story', 'A full-screen picture for a story:',
        'Upright composition, the subject in the middle third, quiet areas above and below for text.',
        'text, watermarks, logos, borders', 'Vibrant', '{}', 'Story_9_16', '2026-11-21Z', '2026-11-21Z'),
    ('01900000-0000-7000-8000-000000000003', null, 'Listing banner', 'A wide banner for a property listing:',
        'Straight verticals, wide view, warm daylight, tidy surroundings.',
        'people, cars, text, watermarks, distorted lines', 'Realistic', '{}', 'Landscape_191', '2026-11-21Z', '2026-11-21Z'),
    ('01900000-0000-7000-8000-000000000004', null, 'Virtual staging', 'The same room, furnished for a viewing:',
        'Walls, windows, floor and perspective stay as they are; furniture of fitting size, natural shadows.',
        'people, text, watermarks, changed architecture', 'Realistic', '{}', 'Wide_16_9', '2026-11-21Z', '2026-11-21Z'),
    ('01900000-0000-7000-8000-000000000005', null, 'Floor plan', 'A clean two-dimensional floor plan seen from above:',
        'Even line weights, walls filled in dark grey, white ground, furniture as simple outlines.',
        'perspective, photographs, shadows, decoration', 'Minimal', '{#ffffff,#333333,#9db4c0}', 'Square', '2026-11-21Z', '2026-11-21Z'),
    ('01900000-0000-7000-8000-000000000006', null, 'Email header', 'A calm header picture for an email:',
        'The subject on one side, plain space for a headline on the other, soft light.',
        'text, watermarks, busy backgrounds', 'Minimal', '{}', 'Landscape_191', '2026-11-21Z', '2026-11-21Z');

alter table generations
    add column work text not null default 'Generate',
    add column preset jsonb,
    add column reference_image_ids uuid[] not null default '{}',
    add column mask_hash text;
alter table generations alter column work drop default, alter column reference_image_ids drop default;

-- Pictures that were there before, given in place of new ones. They stay their own generation's.
create table generation_reuses (
    generation_id uuid not null references generations on delete cascade,
    image_index integer not null,
    image_id uuid not null references images on delete cascade,
    primary key (generation_id, image_index)
);
create index on generation_reuses (image_id);

-- The prompt cache: what a picture was made of, as one hash.
alter table images add column recipe_key text;
create index images_recipe on images (workspace_id, recipe_key, created_at desc) where recipe_key is not null and deleted_at is null;

create table moderation_verdicts (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    generation_id uuid not null references generations on delete cascade,
    subject text not null,
    image_index integer,
    moderator text not null,
    categories text[] not null,
    scores jsonb not null,
    created_at timestamptz not null
);
create index on moderation_verdicts (generation_id, created_at);

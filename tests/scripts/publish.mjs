// One picture from prompt to published post, over the API alone: node publish.mjs API_PORT EMULATORS_PORT TOKEN [still-there]
import assert from "node:assert/strict";

const [apiPort, emulatorsPort, token, stillThere] = process.argv.slice(2);
const caption = "A post from the scripts' test";
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };

async function graphql(query, variables = {}) {
  const response = await fetch(`http://localhost:${apiPort}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  assert.deepEqual(errors ?? [], [], `GraphQL errors for ${query}`);
  return data;
}

async function* subscribe(query, variables) {
  const response = await fetch(`http://localhost:${apiPort}/graphql`, {
    method: "POST", headers: { ...headers, accept: "text/event-stream" }, body: JSON.stringify({ query, variables }) });
  assert.equal(response.status, 200);
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      const payload = /^data: ?(\{.*\})$/m.exec(event)?.[1];
      if (payload) yield JSON.parse(payload).data;
    }
  }
}

function payloadOf(data) {
  const [payload] = Object.values(data);
  assert.deepEqual(payload.errors ?? [], []);
  return payload;
}

async function generate() {
  const { generation } = payloadOf(await graphql(`mutation {
    generateImages(input: { prompt: "A lighthouse in the evening", style: PHOTOGRAPHIC, count: 1, size: "1024x1024" }) {
      generation { id } errors { ... on Error { code message } } } }`));
  let sequence = 0;
  let image;
  for await (const { onGenerationProgress: event } of subscribe(
    `subscription ($id: ID!) { onGenerationProgress(generationId: $id, afterSequence: 0) { sequence status image { id } error { code message } } }`, { id: generation.id })) {
    assert.equal(event.error, null);
    if (event.sequence !== null) assert.equal(event.sequence, ++sequence, "progress events are numbered without gaps");
    image = event.image ?? image;
  }
  assert.ok(image, "the generation ended without a picture");
  return image.id;
}

async function publish(imageId) {
  const { instagramAccounts } = await graphql(`{ instagramAccounts { id } }`);
  const { post } = payloadOf(await graphql(
    `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { ... on Error { code message } } } }`,
    { input: { caption, accountId: instagramAccounts[0].id, imageIds: [imageId], altTexts: ["A lighthouse"] } }));
  payloadOf(await graphql(
    `mutation ($input: PublishPostNowInput!) { publishPostNow(input: $input) { post { id } errors { ... on Error { code message } } } }`,
    { input: { postId: post.id } }));
  for (;;) {
    const { node } = await graphql(`query ($id: ID!) { node(id: $id) { ... on Post { status problems { code message } permalink attempts { step outcome } } } }`, { id: post.id });
    if (node.status === "PUBLISHED") return;
    assert.ok(!["FAILED", "NEEDS_REVIEW", "CANCELED"].includes(node.status), JSON.stringify(node));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

setTimeout(() => assert.fail("not published within two minutes"), 120_000).unref();
if (!stillThere) await publish(await generate());
const media = await (await fetch(`http://127.0.0.1:${emulatorsPort}/_control/instagram/media`)).json();
const ours = (Array.isArray(media) ? media : media.media).filter((item) => item.caption === caption);
assert.equal(ours.length, 1, "published exactly once");
const { posts } = await graphql(`{ posts(first: 10) { nodes { caption status } } }`);
assert.deepEqual(posts.nodes.filter((post) => post.caption === caption), [{ caption, status: "PUBLISHED" }]);
const { viewer } = await graphql(`{ viewer { credits { granted available held captured } } }`);
assert.equal(viewer.credits.granted, viewer.credits.available + viewer.credits.held + viewer.credits.captured);

// Makes the same three renditions as SocialImages.Imaging, on request: a line "COUNT WORKERS" is answered with one of JSON.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);
const file = await readFile(process.argv[2]);
const jpeg = { quality: 80, progressive: true, optimiseCoding: true, chromaSubsampling: '4:2:0' };
const inside = (side) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

// Decoded once, as the product does: three pipelines of their own would cost sharp a second decode.
async function decoded(image) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function renditions() {
  const whole = await decoded(sharp(file, { sequentialRead: true }));
  const full = await whole.clone().jpeg(jpeg).toBuffer();
  const small = await decoded(whole.resize(inside(1080)));
  const medium = await small.clone().jpeg(jpeg).toBuffer();
  const thumbnail = await small.resize(inside(320)).jpeg(jpeg).toBuffer();
  return [full.length, medium.length, thumbnail.length];
}

console.log(JSON.stringify({ version: sharp.versions.vips }));
for await (const line of createInterface({ input: process.stdin })) {
  const [count, workers] = line.split(' ').map(Number);
  const started = performance.now();
  let left = count;
  let sizes = [];
  await Promise.all(Array.from({ length: workers }, async () => { while (left-- > 0) sizes = await renditions(); }));
  console.log(JSON.stringify({ milliseconds: performance.now() - started, sizes }));
}
